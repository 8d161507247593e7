// How a workbook means its numbers: as numbers, as percents, as days and times. Not the whole language of number
// formats: enough that a day is not shown as 46350.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::server {

struct NumberFormat {
  bool percent = false;
  bool date = false;
  bool time = false;     // with a date: as well
  bool elapsed = false;  // a time that may be longer than a day
};

NumberFormat number_format_of(std::string_view code);
// Of those that a workbook names by number alone, as ECMA-376 part 1, 18.8.30 lists them (with those of Japanese
// Excel).
NumberFormat builtin_number_format(std::size_t id);

// "0.25", "25%", "2026-11-24", "2026-11-24 12:34", "12:34:56".
std::string shown_number(double number, const NumberFormat& format, bool counts_from_1904);

}  // namespace madoguchi::server
