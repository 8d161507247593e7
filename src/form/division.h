// Division of integers with the quotient rounded down, as amounts of money are cut off (端数切捨て).
#pragma once

#include <cstdint>

namespace madoguchi::form {

// `divisor` is above 0. C++ itself rounds towards 0.
inline std::int64_t divide_down(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

}  // namespace madoguchi::form
