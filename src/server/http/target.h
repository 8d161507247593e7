// A request's target (RFC 9112 section 3.2, origin form) taken apart: the decoded path, its segments and the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::server {

struct Target {
  std::string path;                                        // decoded, begins with '/'
  std::vector<std::string> segments;                       // decoded; "/" has none
  std::vector<std::pair<std::string, std::string>> query;  // decoded, '+' as a space; at most 20 parameters
};

// Nothing for another form, bad percent-encoding, a NUL, or dot segments.
std::optional<Target> parse_target(std::string_view target);

}  // namespace madoguchi::server
