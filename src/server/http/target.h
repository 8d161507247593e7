// A request's target (RFC 9112 section 3.2, origin form) taken apart: the decoded path and its segments; the query is
// dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::server {

struct Target {
  std::string path;                   // decoded, begins with '/'
  std::vector<std::string> segments;  // decoded; "/" has none
};

// Nothing for another form, bad percent-encoding, a NUL, or dot segments.
std::optional<Target> parse_target(std::string_view target);

}  // namespace madoguchi::server
