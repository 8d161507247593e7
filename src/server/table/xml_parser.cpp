// Expat's callbacks; see xml_parser.h.
#include "server/table/xml_parser.h"

#include <expat.h>

#include <new>

namespace madoguchi::server {
namespace {

std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

}  // namespace

struct XmlParser::Calls {
  static const Listener& listener(void* user) { return static_cast<XmlParser*>(user)->listener_; }

  static void start(void* user, const XML_Char* name, const XML_Char** attributes) {
    XmlAttributes found;
    for (; attributes[0] != nullptr; attributes += 2) found.all.emplace_back(local(attributes[0]), attributes[1]);
    listener(user).start(local(name), found);
  }
  static void end(void* user, const XML_Char* name) { listener(user).end(local(name)); }
  static void text(void* user, const XML_Char* text, int size) {
    listener(user).text(std::string_view(text, static_cast<std::size_t>(size)));
  }
  static void doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<XmlParser*>(user)->parser_, XML_FALSE);
  }
};

XmlParser::XmlParser(Listener listener) : listener_(std::move(listener)), parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, &Calls::start, &Calls::end);
  XML_SetCharacterDataHandler(parser_, &Calls::text);
  XML_SetStartDoctypeDeclHandler(parser_, &Calls::doctype);
}

XmlParser::~XmlParser() { XML_ParserFree(parser_); }

bool XmlParser::take(std::string_view bytes) {
  return XML_Parse(parser_, bytes.data(), static_cast<int>(bytes.size()), XML_FALSE) == XML_STATUS_OK;
}

bool XmlParser::finish() { return XML_Parse(parser_, "", 0, XML_TRUE) == XML_STATUS_OK; }

}  // namespace madoguchi::server
