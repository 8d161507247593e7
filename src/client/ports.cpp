// What belongs to the ports and needs no platform: reading a response's headers.
#include "client/ports.h"

#include <algorithm>

namespace madoguchi::client {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool same_name(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::optional<std::string_view> Response::header(std::string_view name) const {
  for (const auto& [header_name, value] : headers)
    if (same_name(header_name, name)) return value;
  return std::nullopt;
}

}  // namespace madoguchi::client
