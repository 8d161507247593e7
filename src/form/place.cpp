// See place.h.
#include "form/place.h"

#include <algorithm>

namespace madoguchi::form {

std::string row_place(std::size_t row, std::string_view column) {
  std::string place = "[" + std::to_string(row) + "]";
  if (!column.empty()) place.append(".").append(column);
  return place;
}

Place parse_place(std::string_view text) {
  constexpr std::size_t max_digits = 6;
  const Place whole{text, std::nullopt, {}};
  const auto open = text.find('[');
  if (open == 0 || open == std::string_view::npos) return whole;
  const auto close = text.find(']', open);
  if (close == std::string_view::npos) return whole;
  const std::string_view digits = text.substr(open + 1, close - open - 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (digits.empty() || digits.size() > max_digits || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return whole;
  }
  std::size_t row = 0;
  for (const char digit : digits) row = row * 10 + static_cast<std::size_t>(digit - '0');
  const std::string_view rest = text.substr(close + 1);
  if (rest.empty()) return {text.substr(0, open), row, {}};
  if (rest.size() < 2 || rest.front() != '.') return whole;
  return {text.substr(0, open), row, rest.substr(1)};
}

}  // namespace madoguchi::form
