// The server's reading of the clock: days in Asia/Tokyo (UTC+9 all year, no summer time) and instants as RFC 3339
// texts.
#pragma once

#include <cstdint>
#include <string>

#include "text/date.h"

namespace madoguchi::server {

inline constexpr std::int64_t second_ms = 1'000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

text::Date tokyo_date(std::int64_t utc_ms);

// When a day begins in Tokyo.
std::int64_t tokyo_midnight_ms(const text::Date& day);

// Hour and minute in Tokyo.
struct TimeOfDay {
  int hour = 0;
  int minute = 0;
};
TimeOfDay tokyo_time(std::int64_t utc_ms);

// "2026-11-23T00:20:00.123Z".
std::string rfc3339(std::int64_t utc_ms);

// "2026年11月23日 9時20分", in Tokyo, for people.
std::string tokyo_minute(std::int64_t utc_ms);

}  // namespace madoguchi::server
