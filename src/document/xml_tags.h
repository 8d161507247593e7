// The start tags of a small XML text, one after the other, with their attributes. Enough for a part whose whole meaning
// is in attributes; text, nesting and end tags are passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::document {

struct XmlTag {
  struct Attribute {
    std::string_view name;  // without its prefix
    std::string value;      // references replaced
  };

  std::string_view name;  // without its prefix
  std::vector<Attribute> attributes;

  // The attribute's value; empty where there is none.
  std::string_view value(std::string_view attribute) const;
};

class XmlTags {
 public:
  // `text` is UTF-8 and outlives this.
  explicit XmlTags(std::string_view text) : rest_(text) {}

  // The next start tag; nothing at the end or where the text is broken.
  std::optional<XmlTag> next();

  // Whether the text turned out to be no well-formed XML, or to have a DOCTYPE.
  bool broken() const { return broken_; }

 private:
  bool skip_past(std::string_view end);
  std::optional<XmlTag> tag();
  std::optional<XmlTag> fail();

  std::string_view rest_;
  bool broken_ = false;
};

}  // namespace madoguchi::document
