// Numbers as a workbook means them.
#include "server/table/number_format.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::server;

BOOST_AUTO_TEST_SUITE(number_format)

namespace {

std::string shown(double number, std::string_view code) { return shown_number(number, number_format_of(code), false); }

}  // namespace

BOOST_AUTO_TEST_CASE(days_and_times_are_shown_as_such) {
  BOOST_TEST(shown(46350, "yyyy/m/d") == "2026-11-24");
  BOOST_TEST(shown(46350, R"([$-411]ggge"年"m"月"d"日";@)") == "2026-11-24");
  BOOST_TEST(shown(46350.5, "yyyy/m/d h:mm") == "2026-11-24 12:00");
  BOOST_TEST(shown(0.524305555555556, "h:mm:ss") == "12:35");
  BOOST_TEST(shown(1.5, "[h]:mm") == "36:00");
  BOOST_TEST(shown(1, "m/d") == "1900-01-01");
  BOOST_TEST(shown(61, "m/d") == "1900-03-01");
  BOOST_TEST(shown_number(0, number_format_of("yyyy"), true) == "1904-01-01");
  for (const std::size_t id : {14U, 22U, 31U, 55U, 57U}) BOOST_TEST(builtin_number_format(id).date, id);
  for (const std::size_t id : {0U, 1U, 4U, 49U}) BOOST_TEST(!builtin_number_format(id).date, id);
}

BOOST_AUTO_TEST_CASE(other_formats_leave_numbers_as_they_are) {
  BOOST_TEST(shown(46350, "General") == "46350");
  BOOST_TEST(shown(46350, R"(#,##0"days";[Red]-#,##0)") == "46350");
  BOOST_TEST(shown(1234.5, "0.00E+00") == "1234.5");
  BOOST_TEST(shown(0.25, "0%") == "25%");
  BOOST_TEST(shown(0.1 + 0.2, "@") == "0.3");
  BOOST_TEST(shown(-1, "yyyy/m/d") == "-1");
  BOOST_TEST(shown(1e300, "yyyy/m/d") == "1e+300");
  for (const char* broken : {"\"", "[", "[h", "\\", "yyyy\"", "e", ""}) BOOST_TEST(!shown(1, broken).empty());
}

BOOST_AUTO_TEST_SUITE_END()
