// Percent-encoding of addresses (RFC 3986, 2.1).
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::text {

// Escapes but for letters, digits, '-', '_', and the characters in `plain`.
std::string percent_encode(std::string_view text, std::string_view plain = {});
// What is no escape stands as it is.
std::string percent_decode(std::string_view text);

}  // namespace madoguchi::text
