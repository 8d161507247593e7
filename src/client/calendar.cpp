// Counting midnights in Japan, which has one zone, nine hours ahead of UTC, and no summer time.
#include "client/calendar.h"

#include <algorithm>
#include <chrono>

#include "text/date.h"

namespace madoguchi::client {
namespace {

constexpr std::int64_t tokyo_offset_ms = 9LL * 60 * 60 * 1000;
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

std::int64_t day_of(const Clock& clock) {
  const std::int64_t local_ms = clock.now_ms() + tokyo_offset_ms;
  return local_ms >= 0 ? local_ms / day_ms : (local_ms - day_ms + 1) / day_ms;
}

}  // namespace

Calendar::Calendar(Clock& clock, std::string_view today)
    : clock_(&clock), first_day_(today), first_clock_day_(day_of(clock)) {}

std::string Calendar::today() const {
  const std::int64_t passed = std::max<std::int64_t>(0, day_of(*clock_) - first_clock_day_);
  const auto first = text::parse_iso_date(first_day_);
  if (passed == 0 || !first) return first_day_;
  const std::chrono::year_month_day start{std::chrono::year(first->year),
                                          std::chrono::month(static_cast<unsigned>(first->month)),
                                          std::chrono::day(static_cast<unsigned>(first->day))};
  const std::chrono::year_month_day now{std::chrono::sys_days(start) + std::chrono::days(passed)};
  return text::to_iso({static_cast<int>(now.year()), static_cast<int>(static_cast<unsigned>(now.month())),
                       static_cast<int>(static_cast<unsigned>(now.day()))});
}

}  // namespace madoguchi::client
