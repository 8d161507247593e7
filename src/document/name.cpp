// Names come from any system: paths of both kinds of slash, full-width letters, bytes that are no UTF-8.
#include "document/name.h"

#include "document/bytes.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::document {
namespace {

constexpr std::size_t max_extension_bytes = 16;
constexpr std::size_t examined_bytes = 256;  // of the end of a name, for its extension

bool is_deceptive(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool has_deceptive_character(std::string_view name) {
  for (std::size_t offset = 0; offset < name.size();) {
    const text::Decoded here = text::decode_at(name, offset);
    if (here.well_formed && is_deceptive(here.code_point)) return true;
    offset += here.size_bytes;
  }
  return false;
}

}  // namespace

std::string extension_of(std::string_view name) {
  if (name.size() > examined_bytes) name.remove_prefix(name.size() - examined_bytes);
  const std::string folded = text::fold_width(name);
  std::string_view last = text::trim(folded);
  if (const std::size_t slash = last.find_last_of("/\\"); slash != std::string_view::npos)
    last.remove_prefix(slash + 1);
  const std::size_t dot = last.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string extension;
  for (std::size_t offset = dot + 1; offset < last.size();) {
    const std::size_t size = text::decode_at(last, offset).size_bytes;
    if (extension.size() + size > max_extension_bytes) break;
    for (const char c : last.substr(offset, size)) extension.push_back(ascii_lower(c));
    offset += size;
  }
  return extension;
}

bool name_agrees(std::string_view name, Kind kind) {
  return !has_deceptive_character(name) && extension_of(name) == kind_name(kind);
}

}  // namespace madoguchi::document
