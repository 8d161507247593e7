// Number formats; see number_format.h.
#include "server/table/number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "text/date.h"

namespace madoguchi::server {
namespace {

constexpr double last_day = 2'958'465;  // 9999-12-31
constexpr std::int64_t day_s = 86'400;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// As Excel shows it where nothing else is asked for: fifteen digits.
std::string shown_plainly(double number) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 15).ptr;
  return std::string(text.data(), end);
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string shown_time(std::int64_t seconds) {
  const std::string text = two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60);
  return seconds % 60 == 0 ? text : text + ":" + two_digits(seconds % 60);
}

// A day of the table of Excel, which takes 1900 for a leap year: what comes before its 29 February is one day off.
std::string shown_day(std::int64_t day, bool counts_from_1904) {
  using namespace std::chrono;
  const sys_days origin =
      counts_from_1904 ? sys_days(year{1904} / 1 / 1) : sys_days(year{1899} / 12 / (day < 60 ? 31 : 30));
  const year_month_day date(origin + days(day));
  return text::to_iso({static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                       static_cast<int>(static_cast<unsigned>(date.day()))});
}

}  // namespace

NumberFormat number_format_of(std::string_view code) {
  NumberFormat format;
  bool has_month_or_minute = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = lower(code[at]);
    if (c == '"') {
      at = code.find('"', at + 1);
      if (at == std::string_view::npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const std::size_t end = code.find(']', at);
      const std::string_view inside = code.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
        format.time = format.elapsed = true;
      if (end == std::string_view::npos) break;
      at = end;
    } else if (code.substr(at).starts_with("General")) {
      at += 6;
    } else if (c == 'e' && at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-')) {
      ++at;  // an exponent
    } else if (c == '%') {
      format.percent = true;
    } else if (c == 'y' || c == 'd' || c == 'g' || c == 'e') {
      format.date = true;
    } else if (c == 'h' || c == 's') {
      format.time = true;
    } else if (c == 'm') {
      has_month_or_minute = true;
    }
  }
  if (has_month_or_minute && !format.time) format.date = true;
  return format;
}

NumberFormat builtin_number_format(std::size_t id) {
  NumberFormat format;
  format.percent = id == 9 || id == 10;
  format.date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
  format.time = (id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
  format.elapsed = id == 46;
  return format;
}

std::string shown_number(double number, const NumberFormat& format, bool counts_from_1904) {
  const bool is_day = (format.date || format.time) && number >= 0 && number <= last_day;
  if (!is_day) return format.percent ? shown_plainly(number * 100) + "%" : shown_plainly(number);
  const auto seconds = static_cast<std::int64_t>(std::llround(number * static_cast<double>(day_s)));
  const std::string time = shown_time(format.elapsed ? seconds : seconds % day_s);
  if (!format.date) return time;
  const std::string day = shown_day(seconds / day_s, counts_from_1904);
  return format.time ? day + " " + time : day;
}

}  // namespace madoguchi::server
