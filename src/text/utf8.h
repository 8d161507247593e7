// UTF-8 as of RFC 3629: decoding, encoding, checking and counting. Also the UTF-16 offsets that browsers speak.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace madoguchi::text {

// What stands at a place in a UTF-8 text. An ill-formed sequence gives U+FFFD and the length to skip (never 0).
struct Decoded {
  char32_t code_point = 0;
  std::size_t size_bytes = 0;
  bool well_formed = true;
};

// Decodes at `offset`, which must be below text.size().
Decoded decode_at(std::string_view text, std::size_t offset);

// Appends the UTF-8 form of a Unicode scalar value; a surrogate or a value above U+10FFFF appends U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

// Whether the whole text is well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view text);

// The number of code points; each ill-formed sequence counts as one.
std::size_t count_code_points(std::string_view text);

// Offsets between UTF-8 bytes and UTF-16 code units; an offset inside a character or past the end goes to the next
// border.
std::size_t utf8_offset(std::string_view text, std::size_t utf16_offset);
std::size_t utf16_offset(std::string_view text, std::size_t utf8_offset);

}  // namespace madoguchi::text
