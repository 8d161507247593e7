// The check digit by modulus 10 with the weights 2 and 1 (ISO/IEC 7812-1 annex B, "Luhn"): of receipt numbers, and of
// the institution numbers of health insurance in Japan.
#pragma once

#include <string_view>

namespace madoguchi::text {

// The digit that belongs after `digits`, which holds nothing but '0' to '9'.
char mod10_digit(std::string_view digits);

// Whether the last of `digits` is the check digit of those before it; false where something is no digit.
bool has_mod10_digit(std::string_view digits);

}  // namespace madoguchi::text
