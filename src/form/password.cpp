// See password.h. The common words and passwords are data of a package, embedded when this is built: those of at least
// 15 characters, which the rule of length lets pass, and the most common words, of which people put longer ones
// together.
#include "form/password.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::form {

extern const std::string_view common_passwords;  // lines, lower case, ASCII

namespace {

constexpr std::size_t max_looked_at = 128;
constexpr std::size_t least_word = 4;
constexpr std::size_t least_run = 3;
constexpr std::size_t least_alone = 8;  // what has to be left of a password without another answer

// What a guesser has to try, in bits: about.
constexpr double word_bits = 9;
constexpr double run_bits = 6;
constexpr double ascii_bits = 4.7;
constexpr double other_bits = 9;  // a kanji, an emoji
constexpr double common_bits = 36;
constexpr double weak_bits = 52;
constexpr double fair_bits = 70;

using Text = std::u32string;

char32_t plain_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  switch (c) {
    case U'@':
    case U'4':
      return U'a';
    case U'0':
      return U'o';
    case U'3':
      return U'e';
    case U'1':
    case U'!':
      return U'i';
    case U'$':
    case U'5':
      return U's';
    default:
      return c;
  }
}

Text code_points(std::string_view text) {
  Text points;
  for (std::size_t i = 0; i < text.size() && points.size() < max_looked_at;) {
    const text::Decoded decoded = text::decode_at(text, i);
    points += decoded.code_point;
    i += decoded.size_bytes;
  }
  return points;
}

Text lower(Text text) {
  for (char32_t& c : text) {
    if (c >= U'A' && c <= U'Z') c = c - U'A' + U'a';
  }
  return text;
}

Text as_letters(Text text) {
  for (char32_t& c : text) c = plain_letter(c);
  return text;
}

const std::vector<std::string_view>& words() {
  static const std::vector<std::string_view> list = [] {
    std::vector<std::string_view> lines;
    std::string_view rest = common_passwords;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      if (end != 0) lines.push_back(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return lines;
  }();
  return list;
}

bool starts_at(const Text& text, std::size_t at, std::string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (text[at + i] != static_cast<unsigned char>(word[i])) return false;
  }
  return true;
}

// The longest common word that begins there, as typed or with its digits read as letters.
std::size_t word_length(const Text& typed, const Text& letters, std::size_t at) {
  std::size_t longest = 0;
  for (const std::string_view word : words()) {
    if (word.size() < std::max(least_word, longest + 1)) continue;
    if (starts_at(typed, at, word) || starts_at(letters, at, word)) longest = word.size();
  }
  return longest;
}

// How far one step, of the alphabet, of the digits, of a row of the keyboard, or none at all, goes on.
std::size_t run_length(const Text& text, std::size_t at) {
  constexpr std::array<std::u32string_view, 8> rows = {U"1234567890-",
                                                       U"qwertyuiop",
                                                       U"asdfghjkl",
                                                       U"zxcvbnm",
                                                       U"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                                       U"!@#$%^&*()",
                                                       U"あいうえおかきくけこさしすせそ",
                                                       U"いろはにほへとちりぬるをわか"};
  const auto step_goes = [&](int step) {
    std::size_t length = 1;
    while (at + length < text.size() &&
           static_cast<std::int64_t>(text[at + length]) - static_cast<std::int64_t>(text[at + length - 1]) == step) {
      ++length;
    }
    return length;
  };
  std::size_t longest = std::max({step_goes(0), step_goes(1), step_goes(-1)});
  const auto along = [&](const std::u32string_view row, bool backwards) {
    const auto start = row.find(text[at]);
    if (start == std::u32string_view::npos) return;
    std::size_t length = 1;
    while (at + length < text.size()) {
      const std::size_t next = backwards ? start - length : start + length;  // beyond the front: beyond the end too
      if (next >= row.size() || row[next] != text[at + length]) break;
      ++length;
    }
    longest = std::max(longest, length);
  };
  for (const std::u32string_view row : rows) {
    along(row, false);
    along(row, true);
  }
  return longest >= least_run ? longest : 0;
}

bool is_year(const Text& text, std::size_t at) {
  if (text.size() - at < 4) return false;
  const bool century = (text[at] == U'1' && text[at + 1] == U'9') || (text[at] == U'2' && text[at + 1] == U'0');
  const auto digit = [&](std::size_t i) { return text[at + i] >= U'0' && text[at + i] <= U'9'; };
  return century && digit(2) && digit(3);
}

// How much of what begins there has been said just so before.
std::size_t repeated_length(const Text& text, std::size_t at) {
  std::size_t longest = 0;
  for (std::size_t from = 0; from < at; ++from) {
    std::size_t length = 0;
    while (at + length < text.size() && from + length < at && text[from + length] == text[at + length]) ++length;
    longest = std::max(longest, length);
  }
  return longest >= least_run ? longest : 0;
}

// The least that has to be guessed, over all ways of taking it apart.
double bits_of(const Text& typed) {
  const Text small = lower(typed);
  const Text letters = as_letters(typed);
  std::vector<double> least(typed.size() + 1, std::numeric_limits<double>::infinity());
  least[0] = 0;
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const auto piece = [&](std::size_t length, double bits) {
      if (length > 0) least[at + length] = std::min(least[at + length], least[at] + bits);
    };
    piece(1, typed[at] < 0x80 ? ascii_bits : other_bits);
    piece(word_length(small, letters, at), word_bits);
    piece(run_length(small, at), run_bits);
    piece(repeated_length(small, at), run_bits / 2);
    if (is_year(small, at)) piece(4, run_bits);
  }
  return least.back();
}

}  // namespace

PasswordStrength password_strength(std::string_view password) {
  const double bits = bits_of(code_points(text::fold_width(password)));
  if (bits < common_bits) return PasswordStrength::common;
  if (bits < weak_bits) return PasswordStrength::weak;
  return bits < fair_bits ? PasswordStrength::fair : PasswordStrength::strong;
}

bool leans_on(std::string_view password, std::string_view other) {
  const Text whole = lower(code_points(text::fold_width(password)));
  const Text leaned = lower(code_points(text::fold_width(other.substr(0, other.find('@')))));
  if (leaned.size() < least_word) return false;
  std::size_t left = whole.size();
  for (std::size_t at = whole.find(leaned); at != Text::npos; at = whole.find(leaned, at + leaned.size())) {
    left -= leaned.size();
  }
  return left < whole.size() && left < least_alone;
}

}  // namespace madoguchi::form
