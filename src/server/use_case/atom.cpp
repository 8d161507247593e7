// See atom.h.
#include "server/use_case/atom.h"

#include <libxml/xmlwriter.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <new>
#include <utility>

namespace madoguchi::server {
namespace {

// Control characters that XML 1.0 cannot have (section 2.2) are left out.
std::string xml_text(std::string text) {
  std::erase_if(text, [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; });
  return text;
}

const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

class Writer {
 public:
  Writer() : buffer_(xmlBufferCreate()), writer_(buffer_ ? xmlNewTextWriterMemory(buffer_.get(), 0) : nullptr) {
    check(writer_ ? 0 : -1);
    check(xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr));
  }

  void start(const char* name) { check(xmlTextWriterStartElement(writer_.get(), xml(name))); }
  void end() { check(xmlTextWriterEndElement(writer_.get())); }

  void attribute(const char* name, const std::string& value) {
    check(xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(xml_text(value).c_str())));
  }

  void element(const char* name, const std::string& text) {
    check(xmlTextWriterWriteElement(writer_.get(), xml(name), xml(xml_text(text).c_str())));
  }

  void text(const std::string& text) { check(xmlTextWriterWriteString(writer_.get(), xml(xml_text(text).c_str()))); }

  void empty(const char* name, std::initializer_list<std::pair<const char*, std::string>> attributes) {
    start(name);
    for (const auto& [attribute_name, value] : attributes) attribute(attribute_name, value);
    end();
  }

  std::string finish() {
    check(xmlTextWriterEndDocument(writer_.get()));
    return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
  }

 private:
  // Writing to memory fails only where there is none.
  static void check(int outcome) {
    if (outcome < 0) throw std::bad_alloc();
  }

  struct Free {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };
  std::unique_ptr<xmlBuffer, Free> buffer_;
  std::unique_ptr<xmlTextWriter, Free> writer_;
};

void write_entry(Writer& out, const AtomEntry& entry) {
  out.start("entry");
  out.element("id", entry.address);
  out.element("title", entry.title);
  out.element("updated", entry.updated);
  out.empty("link", {{"rel", "alternate"}, {"href", entry.address}});
  out.empty("category", {{"term", entry.category}});
  out.start("content");
  out.attribute("type", "text");
  out.text(entry.text);
  out.end();
  out.end();
}

}  // namespace

std::string write_atom(const AtomFeed& feed) {
  Writer out;
  out.start("feed");
  out.attribute("xmlns", "http://www.w3.org/2005/Atom");
  out.attribute("xml:lang", "ja");
  out.element("id", feed.address);
  out.element("title", feed.title);
  std::string updated = "1970-01-01T00:00:00Z";
  for (const AtomEntry& entry : feed.entries) updated = std::max(updated, entry.updated);
  out.element("updated", updated);
  out.empty("link", {{"rel", "alternate"}, {"href", feed.address}});
  out.empty("link", {{"rel", "self"}, {"href", feed.own_address}});
  out.start("author");
  out.element("name", feed.author);
  out.end();
  for (const AtomEntry& entry : feed.entries) write_entry(out, entry);
  out.end();
  return out.finish();
}

}  // namespace madoguchi::server
