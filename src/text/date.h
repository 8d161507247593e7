// Calendar dates as a form takes them: ISO 8601, the ways Japanese people type a date, and the Japanese eras
// (requirement D7). No clock is read here; whoever needs "today" passes it in.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::text {

// A date of the proleptic Gregorian calendar. A Date made by this room is always a real day.
struct Date {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Reads strictly "YYYY-MM-DD" (ISO 8601, RFC 3339 full-date). Nothing for another shape or a day that does not exist.
std::optional<Date> parse_iso_date(std::string_view text);

// Reads what a person types, after folding widths: 1980-04-01, 1980/4/1, 1980.4.1, 1980年4月1日, 19800401,
// 昭和55年4月1日, 昭和55.4.1, S55.4.1, s550401, ㍻1.1.8, 令和元年5月1日, 昭和五十五年四月一日. White space may stand
// around every part. An era's date must lie within that era (明治 from 1873-01-01, 大正 from 1912-07-30, 昭和 from
// 1926-12-25, 平成 from 1989-01-08, 令和 from 2019-05-01). Nothing for another shape, a day that does not exist, an era
// that does not have it, or over 128 bytes.
std::optional<Date> parse_typed_date(std::string_view text);

// "1980-04-01".
std::string to_iso(const Date& date);

// "1980年4月1日", as it is shown back to the person (D7).
std::string to_japanese(const Date& date);

}  // namespace madoguchi::text
