// The plan of attempts; see retry_plan.h.
#include "server/mail/retry_plan.h"

#include <algorithm>

#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t longest_ms = 4 * hour_ms;
constexpr int doublings = 8;      // 2^8 minutes are more than four hours
constexpr int last_attempt = 20;  // eight delays of 255 minutes in all, eleven of four hours: 48 hours

}  // namespace

std::optional<std::int64_t> retry_delay_ms(int attempts) {
  if (attempts >= last_attempt) return std::nullopt;
  return std::min(minute_ms << std::clamp(attempts - 1, 0, doublings), longest_ms);
}

}  // namespace madoguchi::server
