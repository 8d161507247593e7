// See instant.h.
#include "client/instant.h"

#include <chrono>

#include "text/date.h"

namespace madoguchi::client {
namespace {

std::string two_digits(int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string rfc3339(std::int64_t ms) {
  const std::chrono::sys_seconds moment{std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(ms))};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const auto second = static_cast<int>((moment - day).count());
  return text::to_iso({static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                       static_cast<int>(static_cast<unsigned>(date.day()))}) +
         'T' + two_digits(second / 3600) + ':' + two_digits(second / 60 % 60) + ':' + two_digits(second % 60) + 'Z';
}

}  // namespace madoguchi::client
