// Moments of the person's clock as the wire has them.
#pragma once

#include <cstdint>
#include <string>

namespace madoguchi::client {

std::string rfc3339(std::int64_t ms);  // "2026-11-23T01:32:00Z", from milliseconds since 1970

}  // namespace madoguchi::client
