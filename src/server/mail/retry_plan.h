// When a mail that was not taken is tried again: after one minute, then after twice as long each time, up to four
// hours; after about two days it is given up.
#pragma once

#include <cstdint>
#include <optional>

namespace madoguchi::server {

// How long to wait after so many attempts; nothing: that was the last one.
std::optional<std::int64_t> retry_delay_ms(int attempts);

}  // namespace madoguchi::server
