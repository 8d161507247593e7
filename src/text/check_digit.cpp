// See check_digit.h.
#include "text/check_digit.h"

#include <algorithm>

namespace madoguchi::text {

char mod10_digit(std::string_view digits) {
  int sum = 0;
  bool twice = true;
  for (std::size_t i = digits.size(); i > 0; --i) {
    const int digit = (digits[i - 1] - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
    twice = !twice;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool has_mod10_digit(std::string_view digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (digits.size() < 2 || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  return mod10_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

}  // namespace madoguchi::text
