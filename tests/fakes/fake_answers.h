// What the parts of the fake server have in common: reading a request's headers, answering with JSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "client/ports.h"

namespace madoguchi::fakes {

// Empty where there is none.
inline std::string header(const client::Request& request, std::string_view name) {
  for (const auto& [header_name, value] : request.headers)
    if (header_name == name) return value;
  return {};
}

inline client::Response json(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

}  // namespace madoguchi::fakes
