// Formats of texts that a definition may ask for by name: what a person's answer has to look like beyond its length.
#pragma once

#include <optional>
#include <string_view>

namespace madoguchi::form {

enum class TextFormat {
  any,
  email,                // addr-spec as HTML's type=email takes it (WHATWG HTML 4.10.5.1.5), with a dot in the domain
  phone,                // of Japan, digits alone: 0 and 9 or 10 more
  postal_code,          // of Japan, digits alone: 7
  registration_number,  // 登録記号番号 without hyphens: at most 2 letters of any script, then 7 to 12 digits
  bank_kana,  // an account holder's name as banks exchange it: half-width kana, A to Z, digits, space, "()-./"
};

std::optional<TextFormat> text_format_from_name(std::string_view name);  // "email", "postalCode", …

// The code of the issue of a text that does not have the format: "format.email", "format.postal_code", …
std::string_view format_issue(TextFormat format);

// `text` is folded already.
bool has_format(TextFormat format, std::string_view text);

// HTML's input type for it: "email", "tel" or "text".
std::string_view input_type(TextFormat format);

// A regular expression (ECMA-262, flag u) that takes the same texts.
std::string_view format_pattern(TextFormat format);

}  // namespace madoguchi::form
