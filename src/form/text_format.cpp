// See text_format.h.
#include "form/text_format.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace madoguchi::form {

namespace {

struct Known {
  TextFormat format;
  std::string_view name;
  std::string_view issue;
  std::string_view input_type;
  std::string_view pattern;
};

constexpr std::array<Known, 6> known = {
    {{TextFormat::any, "any", "", "text", "^"},
     {TextFormat::email, "email", "format.email", "email",
      "^(?!-)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?\\.)+"
      "[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?$"},
     {TextFormat::phone, "phone", "format.phone", "tel", "^0[0-9]{9,10}$"},
     {TextFormat::postal_code, "postalCode", "format.postal_code", "text", "^[0-9]{7}$"},
     {TextFormat::registration_number, "registrationNumber", "format.registration_number", "text",
      "^[^\\u0000-\\u007F]{0,2}[0-9]{7,12}$"},
     {TextFormat::bank_kana, "bankKana", "format.bank_kana", "text",
      "^(?! )(?!.* $)[0-9A-Z ()\\-.\\/\\uFF71-\\uFF9F]*$"}}};

const Known& of(TextFormat format) {
  return *std::find_if(known.begin(), known.end(), [&](const Known& each) { return each.format == format; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_domain_label(std::string_view label) {
  constexpr std::size_t max_label = 63;  // RFC 1035
  if (label.empty() || label.size() > max_label || label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
}

bool is_email(std::string_view text) {
  constexpr std::size_t max_local = 64;  // RFC 5321
  constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
  const auto at = text.find('@');
  if (at == 0 || at > max_local || at == std::string_view::npos) return false;
  if (text.front() == '-') return false;  // mail programs take it for an option
  const std::string_view local = text.substr(0, at);
  const auto is_atext = [&](char c) { return is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos; };
  if (!std::all_of(local.begin(), local.end(), is_atext)) return false;
  std::string_view domain = text.substr(at + 1);
  int labels = 0;
  for (;;) {
    const auto dot = domain.find('.');
    if (!is_domain_label(domain.substr(0, dot))) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels > 1;
    domain.remove_prefix(dot + 1);
  }
}

bool is_registration_number(std::string_view text) {
  constexpr int max_letters = 2;
  int letters = 0;
  while (!text.empty() && static_cast<unsigned char>(text.front()) >= 0x80) {
    text.remove_prefix(text::decode_at(text, 0).size_bytes);
    ++letters;
  }
  return letters <= max_letters && text.size() >= 7 && text.size() <= 12 && all_digits(text);
}

bool is_bank_kana(std::string_view text) {
  constexpr std::string_view signs = " ()-./";
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_at(text, i);
    const char32_t c = decoded.code_point;
    const bool is_kana = c >= U'ｱ' && c <= U'ﾟ';
    const bool is_sign = c < 0x80 && signs.find(static_cast<char>(c)) != std::string_view::npos;
    if (!is_kana && !is_sign && !(c >= U'0' && c <= U'9') && !(c >= U'A' && c <= U'Z')) return false;
    i += decoded.size_bytes;
  }
  return true;
}

}  // namespace

std::optional<TextFormat> text_format_from_name(std::string_view name) {
  for (const Known& each : known) {
    if (each.name == name && each.format != TextFormat::any) return each.format;
  }
  return std::nullopt;
}

std::string_view format_issue(TextFormat format) { return of(format).issue; }
std::string_view input_type(TextFormat format) { return of(format).input_type; }
std::string_view format_pattern(TextFormat format) { return of(format).pattern; }

bool has_format(TextFormat format, std::string_view text) {
  switch (format) {
    case TextFormat::any:
      return true;
    case TextFormat::email:
      return is_email(text);
    case TextFormat::phone:
      return (text.size() == 10 || text.size() == 11) && text.front() == '0' && all_digits(text);
    case TextFormat::postal_code:
      return text.size() == 7 && all_digits(text);
    case TextFormat::registration_number:
      return is_registration_number(text);
    case TextFormat::bank_kana:
      return is_bank_kana(text);
  }
  return false;
}

}  // namespace madoguchi::form
