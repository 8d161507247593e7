// A forward scan; every branch either takes something off the text or ends it.
#include "document/xml_tags.h"

#include "text/utf8.h"

namespace madoguchi::document {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The code point of "#x41" or "#65"; nothing where it is none.
std::optional<char32_t> numeric_reference(std::string_view reference) {
  const bool hex = reference.substr(0, 2) == "#x";
  std::string_view digits = reference.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  char32_t code_point = 0;
  for (const char c : digits) {
    const std::size_t digit =
        std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
    if (digit >= (hex ? 16U : 10U)) return std::nullopt;
    code_point = code_point * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return code_point;
}

std::string unescaped(std::string_view raw) {
  std::string value;
  while (!raw.empty()) {
    const std::size_t ampersand = raw.find('&');
    value.append(raw.substr(0, ampersand));
    if (ampersand == std::string_view::npos) break;
    raw.remove_prefix(ampersand + 1);
    const std::string_view reference = raw.substr(0, raw.find(';'));
    raw.remove_prefix(std::min(raw.size(), reference.size() + 1));
    if (reference == "amp") {
      value.push_back('&');
    } else if (reference == "lt") {
      value.push_back('<');
    } else if (reference == "gt") {
      value.push_back('>');
    } else if (reference == "quot") {
      value.push_back('"');
    } else if (reference == "apos") {
      value.push_back('\'');
    } else if (reference.substr(0, 1) == "#") {
      if (const auto code_point = numeric_reference(reference)) text::append_utf8(value, *code_point);
    }
  }
  return value;
}

}  // namespace

std::string_view XmlTag::value(std::string_view attribute) const {
  for (const Attribute& candidate : attributes) {
    if (candidate.name == attribute) return candidate.value;
  }
  return {};
}

std::optional<XmlTag> XmlTags::fail() {
  broken_ = true;
  rest_ = {};
  return std::nullopt;
}

bool XmlTags::skip_past(std::string_view end) {
  const std::size_t at = rest_.find(end);
  if (at == std::string_view::npos) return false;
  rest_.remove_prefix(at + end.size());
  return true;
}

std::optional<XmlTag> XmlTags::next() {
  for (;;) {
    const std::size_t open = rest_.find('<');
    if (open == std::string_view::npos) {
      rest_ = {};
      return std::nullopt;
    }
    rest_.remove_prefix(open);
    bool passed = true;
    if (rest_.substr(0, 4) == "<!--") {
      passed = skip_past("-->");
    } else if (rest_.substr(0, 9) == "<![CDATA[") {
      passed = skip_past("]]>");
    } else if (rest_.substr(0, 2) == "<?") {
      passed = skip_past("?>");
    } else if (rest_.substr(0, 2) == "</") {
      passed = skip_past(">");
    } else if (rest_.substr(0, 2) == "<!") {
      return fail();
    } else {
      return tag();
    }
    if (!passed) return fail();
  }
}

std::optional<XmlTag> XmlTags::tag() {
  constexpr std::string_view name_ends = " \t\r\n/>=\"'<";
  rest_.remove_prefix(1);
  XmlTag tag;
  const std::string_view name = rest_.substr(0, rest_.find_first_of(name_ends));
  if (name.empty()) return fail();
  tag.name = without_prefix(name);
  rest_.remove_prefix(name.size());
  for (;;) {
    const std::size_t first = rest_.find_first_not_of(blanks);
    if (first == std::string_view::npos) return fail();
    rest_.remove_prefix(first);
    if (rest_.front() == '>' || rest_.substr(0, 2) == "/>") {
      rest_.remove_prefix(rest_.front() == '>' ? 1 : 2);
      return tag;
    }
    const std::string_view attribute = rest_.substr(0, rest_.find_first_of(name_ends));
    rest_.remove_prefix(attribute.size());
    const std::size_t equals = rest_.find_first_not_of(blanks);
    if (attribute.empty() || equals == std::string_view::npos || rest_[equals] != '=') return fail();
    rest_.remove_prefix(equals + 1);
    const std::size_t quote_at = rest_.find_first_not_of(blanks);
    if (quote_at == std::string_view::npos) return fail();
    const char quote = rest_[quote_at];
    rest_.remove_prefix(quote_at + 1);
    const std::size_t end = rest_.find(quote);
    if ((quote != '"' && quote != '\'') || end == std::string_view::npos) return fail();
    tag.attributes.push_back({without_prefix(attribute), unescaped(rest_.substr(0, end))});
    rest_.remove_prefix(end + 1);
  }
}

}  // namespace madoguchi::document
