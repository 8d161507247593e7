// The types decide, not the folders: a package may name its parts as it likes. Media types compare without case (RFC
// 2045).
#include "document/content_types.h"

#include <array>

#include "document/bytes.h"
#include "document/xml_tags.h"
#include "document/zip_directory.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::document {
namespace {

struct MainType {
  std::string_view begins;
  std::string_view ends;
  std::string_view main;
};

// The first that fits counts.
constexpr std::array<MainType, 12> main_types = {{
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "+xml", "xlsx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main", "+xml", "xltx"},
    {"application/vnd.ms-excel.sheet.binary.macroenabled.main", "", "xlsb"},
    {"application/vnd.ms-excel.", "macroenabled.main+xml", "xlsm"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.", ".main+xml", "word"},
    {"application/vnd.ms-word.", ".main+xml", "word"},
    {"application/vnd.openxmlformats-officedocument.presentationml.", ".main+xml", "powerpoint"},
    {"application/vnd.ms-powerpoint.", ".main+xml", "powerpoint"},
    {"application/vnd.ms-visio.", ".main+xml", "visio"},
    {"application/vnd.ms-package.xps-fixeddocumentsequence", "+xml", "xps"},
    {"application/vnd.ms-package.3dmanufacturing-", "+xml", "3mf"},
    {"application/vnd.openxps", "", "xps"},
}};

constexpr std::array<std::string_view, 3> macro_types = {"application/vnd.ms-office.vbaproject",
                                                         "application/vnd.ms-excel.macrosheet+xml",
                                                         "application/vnd.ms-excel.intlmacrosheet+xml"};

// The media type alone, in lower case.
std::string media_type(std::string_view value) {
  std::string type;
  for (const char c : text::trim(value.substr(0, value.find(';')))) type.push_back(ascii_lower(c));
  return type;
}

bool fits(std::string_view type, const MainType& candidate) {
  if (type.size() < candidate.begins.size() + candidate.ends.size()) return false;
  return type.substr(0, candidate.begins.size()) == candidate.begins &&
         type.substr(type.size() - candidate.ends.size()) == candidate.ends;
}

std::string_view main_of(std::string_view type) {
  for (const MainType& candidate : main_types) {
    if (fits(type, candidate)) return candidate.main;
  }
  return {};
}

// UTF-16 by its mark or by the first character of any XML; everything else is taken as UTF-8.
std::string as_utf8(std::string_view part) {
  const auto byte = [part](std::size_t at) { return static_cast<unsigned char>(part[at]); };
  if (part.size() < 2) return std::string(part);
  const bool little = (byte(0) == 0xFF && byte(1) == 0xFE) || (byte(0) == '<' && byte(1) == 0);
  const bool big = (byte(0) == 0xFE && byte(1) == 0xFF) || (byte(0) == 0 && byte(1) == '<');
  if (!little && !big) return std::string(part);
  std::string utf8;
  for (std::size_t at = 0; at + 1 < part.size(); at += 2) {
    const char32_t unit = little ? static_cast<char32_t>(byte(at) | (byte(at + 1) << 8U))
                                 : static_cast<char32_t>((byte(at) << 8U) | byte(at + 1));
    text::append_utf8(utf8, unit);  // pairs of surrogates stand in no name that matters here
  }
  return utf8;
}

}  // namespace

std::optional<PackageTypes> read_content_types(std::string_view part) {
  const std::string utf8 = as_utf8(part);
  XmlTags tags(utf8);
  PackageTypes types;
  bool in_types = false;
  while (const std::optional<XmlTag> tag = tags.next()) {
    if (!in_types) {
      if (tag->name != "Types") return std::nullopt;
      in_types = true;
      continue;
    }
    const bool names_part = tag->name == "Override";
    if (!names_part && tag->name != "Default") continue;
    const std::string type = media_type(tag->value("ContentType"));
    for (const std::string_view macro_type : macro_types) types.has_macros = types.has_macros || type == macro_type;
    const std::string_view main = main_of(type);
    if (main.empty()) continue;
    if (!types.main.empty() && types.main != main) return std::nullopt;
    types.main = main;
    if (names_part) types.main_parts.push_back(normal_zip_name(tag->value("PartName")));
  }
  return tags.broken() || !in_types ? std::nullopt : std::optional(std::move(types));
}

}  // namespace madoguchi::document
