// UTF-8 by hand, because it must read any bytes without failing: an ill-formed sequence is one U+FFFD that covers the
// longest start of a real one (the Unicode standard's "maximal subpart"), which is what browsers count too.
#include "text/utf8.h"

namespace madoguchi::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) { return static_cast<unsigned char>(text[offset]); }

// What a lead byte promises: how many bytes follow, its own payload, and the limits of the first that follows. The
// limits keep out overlong forms, surrogates and values above U+10FFFF.
struct Lead {
  std::size_t following = 0;  // 0: no lead byte
  char32_t payload = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
};

Lead lead_of(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, byte & 0x1FU, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x0D, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, byte & 0x0FU, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, byte & 0x07U, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 4, 0x80, 0x8F};
  return {};
}

std::size_t utf16_units(char32_t code_point) { return code_point > 0xFFFF ? 2 : 1; }

}  // namespace

Decoded decode_at(std::string_view text, std::size_t offset) {
  const unsigned first = byte_at(text, offset);
  if (first < 0x80) return {first, 1, true};
  Lead lead = lead_of(first);
  if (lead.following == 0) return {replacement, 1, false};
  char32_t code_point = lead.payload;
  for (std::size_t index = 1; index <= lead.following; ++index) {
    if (offset + index >= text.size()) return {replacement, index, false};
    const unsigned next = byte_at(text, offset + index);
    if (next < lead.low || next > lead.high) return {replacement, index, false};
    code_point = (code_point << 6) | (next & 0x3FU);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return {code_point, lead.following + 1, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement;
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    if (!here.well_formed) return false;
    offset += here.size_bytes;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += decode_at(text, offset).size_bytes;
  return count;
}

std::size_t utf8_offset(std::string_view text, std::size_t utf16_offset) {
  std::size_t offset = 0;
  for (std::size_t units = 0; offset < text.size() && units < utf16_offset;) {
    const Decoded here = decode_at(text, offset);
    units += utf16_units(here.code_point);
    offset += here.size_bytes;
  }
  return offset;
}

std::size_t utf16_offset(std::string_view text, std::size_t utf8_offset) {
  std::size_t units = 0;
  for (std::size_t offset = 0; offset < text.size() && offset < utf8_offset;) {
    const Decoded here = decode_at(text, offset);
    units += utf16_units(here.code_point);
    offset += here.size_bytes;
  }
  return units;
}

}  // namespace madoguchi::text
