// XML as it comes, by Expat: elements and texts, with names as they are without their prefixes. A document with a
// DOCTYPE is refused: there are no entities, and nothing is fetched.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

struct XML_ParserStruct;

namespace madoguchi::server {

struct XmlAttributes {
  std::vector<std::pair<std::string_view, std::string_view>> all;

  // Empty where there is none.
  std::string_view value(std::string_view name) const {
    for (const auto& [known, value] : all) {
      if (known == name) return value;
    }
    return {};
  }
};

class XmlParser {
 public:
  struct Listener {
    std::function<void(std::string_view name, const XmlAttributes& attributes)> start;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;  // in pieces
  };

  explicit XmlParser(Listener listener);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // False once the document cannot be read.
  bool take(std::string_view bytes);
  // Whether the document was whole.
  bool finish();

 private:
  struct Calls;
  Listener listener_;
  XML_ParserStruct* parser_;
};

}  // namespace madoguchi::server
