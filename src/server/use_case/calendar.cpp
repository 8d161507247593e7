// Days in Asia/Tokyo and RFC 3339 texts; see calendar.h.
#include "server/use_case/calendar.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace madoguchi::server {
namespace {

constexpr std::int64_t tokyo_offset_ms = 9 * hour_ms;

std::chrono::year_month_day day_of(std::int64_t utc_ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds{utc_ms}};
  return std::chrono::floor<std::chrono::days>(time);
}

text::Date to_date(const std::chrono::year_month_day& day) {
  return {int{day.year()}, static_cast<int>(unsigned{day.month()}), static_cast<int>(unsigned{day.day()})};
}

}  // namespace

text::Date tokyo_date(std::int64_t utc_ms) { return to_date(day_of(utc_ms + tokyo_offset_ms)); }

std::int64_t tokyo_midnight_ms(const text::Date& day) {
  const std::chrono::year_month_day date{std::chrono::year{day.year},
                                         std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  const std::chrono::sys_time<std::chrono::milliseconds> midnight = std::chrono::sys_days{date};
  return midnight.time_since_epoch().count() - tokyo_offset_ms;
}

TimeOfDay tokyo_time(std::int64_t utc_ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds{utc_ms + tokyo_offset_ms}};
  const std::chrono::hh_mm_ss clock(time - std::chrono::floor<std::chrono::days>(time));
  return {static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count())};
}

std::string rfc3339(std::int64_t utc_ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds{utc_ms}};
  const std::chrono::hh_mm_ss clock(time - std::chrono::floor<std::chrono::days>(time));
  std::array<char, 32> text{};
  const int size =
      std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                    static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                    static_cast<int>(clock.subseconds().count()));
  return text::to_iso(to_date(day_of(utc_ms))) + std::string(text.data(), static_cast<std::size_t>(size));
}

std::string tokyo_minute(std::int64_t utc_ms) {
  const std::int64_t local_ms = utc_ms + tokyo_offset_ms;
  const text::Date day = to_date(day_of(local_ms));
  const std::int64_t minute = local_ms % day_ms / minute_ms;
  return std::to_string(day.year) + "年" + std::to_string(day.month) + "月" + std::to_string(day.day) + "日 " +
         std::to_string(minute / 60) + "時" + std::to_string(minute % 60) + "分";
}

}  // namespace madoguchi::server
