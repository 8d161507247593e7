// Folding and cutting; see search_text.h.
#include "server/store/search_text.h"

#include <array>
#include <cstdio>
#include <utility>

#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_typed_bytes = 400;
constexpr std::size_t max_parts = 8;
constexpr std::string_view border = "border";  // no character becomes this word

// Each character as the word of its number, so that no tokenizer's idea of letters matters.
std::string characters(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_at(text, at);
    at += decoded.size_bytes;
    std::array<char, 12> word{};
    std::snprintf(word.data(), word.size(), "u%x", static_cast<unsigned>(decoded.code_point));
    if (!words.empty()) words += ' ';
    words += word.data();
  }
  return words;
}

}  // namespace

std::string search_folded(std::string_view text) {
  std::string result = text::fold_dashes(text::remove_spaces(text::fold_width(text)));
  std::erase(result, '-');
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::vector<std::string> search_parts(std::string_view typed) {
  const std::string plain = text::fold_width(typed.substr(0, max_typed_bytes));
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < plain.size() && parts.size() < max_parts;) {
    const std::size_t end = plain.find_first_of(" \t\r\n", at);
    std::string part = search_folded(std::string_view(plain).substr(at, end - at));
    if (!part.empty()) parts.push_back(std::move(part));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return parts;
}

std::string search_words(std::initializer_list<std::string_view> texts) {
  std::string words;
  for (const std::string_view text : texts) {
    if (!words.empty()) words.append(" ").append(border).append(" ");
    words += characters(search_folded(text));
  }
  return words;
}

std::string search_expression(std::string_view typed) {
  std::string expression;
  for (const std::string& part : search_parts(typed)) {
    if (!expression.empty()) expression += ' ';
    expression.append("\"").append(characters(part)).append("\"");
  }
  return expression;
}

}  // namespace madoguchi::server
