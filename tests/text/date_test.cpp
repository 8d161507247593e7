// Requirement D7: dates as they are sent, typed and shown back.
#include "text/date.h"

#include <boost/test/unit_test.hpp>
#include <ostream>

namespace text = madoguchi::text;

namespace {

// The typed date as ISO, or "none".
std::string typed(std::string_view input) {
  const std::optional<text::Date> date = text::parse_typed_date(input);
  return date ? text::to_iso(*date) : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(D7_iso_dates_are_read_strictly) {
  BOOST_TEST((text::parse_iso_date("1980-04-01") == text::Date{1980, 4, 1}));
  BOOST_TEST((text::parse_iso_date("2000-02-29") == text::Date{2000, 2, 29}));
  for (const std::string_view bad :
       {"1980-4-1", "1980/04/01", "1900-02-29", "1981-02-29", "1980-13-01", "1980-00-10", "1980-04-31", "1980-04-00",
        "19800401", "", "1980-04-01 ", "+980-04-01", "１980-04-01", "1980-04-0x"}) {
    BOOST_TEST(!text::parse_iso_date(bad).has_value());
  }
}

BOOST_AUTO_TEST_CASE(D7_western_dates_are_read_as_people_type_them) {
  for (const std::string_view good :
       {"1980-04-01", "1980/4/1", "1980.4.1", "1980年4月1日", "19800401", "１９８０年４月１日", "１９８０－０４－０１",
        "1980ー4ー1", " 1980 年 4 月 1 日 ", "1980. 4. 1", "西暦1980年4月1日", "1980・4・1", "一九八〇年四月一日",
        "1980年4月1"}) {
    BOOST_TEST(typed(good) == "1980-04-01");
  }
}

BOOST_AUTO_TEST_CASE(D7_an_era_date_is_shown_back_in_the_western_calendar) {
  for (const std::string_view good :
       {"昭和55年4月1日", "昭和55.4.1", "S55.4.1", "s55/4/1", "Ｓ５５－４－１", "昭55.4.1", "㍼55年4月1日", "S550401",
        "S.55.4.1", "昭和 55年 4月 1日", "昭和五十五年四月一日"}) {
    BOOST_TEST(typed(good) == "1980-04-01");
  }
  BOOST_TEST(text::to_japanese(*text::parse_typed_date("昭和55年4月1日")) == "1980年4月1日");
  BOOST_TEST(typed("令和元年5月1日") == "2019-05-01");
  BOOST_TEST(typed("㋿元.5.1") == "2019-05-01");
  BOOST_TEST(typed("R1.5.1") == "2019-05-01");
  BOOST_TEST(typed("㍻2年12月31日") == "1990-12-31");
  BOOST_TEST(typed("㍽3年2月28日") == "1914-02-28");
  BOOST_TEST(typed("㍾四十年十二月三十一日") == "1907-12-31");
}

BOOST_AUTO_TEST_CASE(D7_an_era_has_only_its_own_days) {
  BOOST_TEST(typed("M6.1.1") == "1873-01-01");
  BOOST_TEST(typed("M5.12.31") == "none");
  BOOST_TEST(typed("明治45年7月29日") == "1912-07-29");
  BOOST_TEST(typed("明治45年7月30日") == "none");
  BOOST_TEST(typed("大正元年7月30日") == "1912-07-30");
  BOOST_TEST(typed("大正元年7月29日") == "none");
  BOOST_TEST(typed("大正15年12月24日") == "1926-12-24");
  BOOST_TEST(typed("大正15年12月25日") == "none");
  BOOST_TEST(typed("昭和元年12月25日") == "1926-12-25");
  BOOST_TEST(typed("昭和64年1月7日") == "1989-01-07");
  BOOST_TEST(typed("昭和64年1月8日") == "none");
  BOOST_TEST(typed("平成元年1月8日") == "1989-01-08");
  BOOST_TEST(typed("平成31年4月30日") == "2019-04-30");
  BOOST_TEST(typed("平成31年5月1日") == "none");
  BOOST_TEST(typed("令和元年4月30日") == "none");
}

BOOST_AUTO_TEST_CASE(D7_other_shapes_and_days_that_do_not_exist_are_none) {
  for (const std::string_view bad : {"",
                                     " ",
                                     "80/4/1",
                                     "1980",
                                     "1980-04",
                                     "1980-4/1",
                                     "1980年4.1",
                                     "1980-02-30",
                                     "昭和55年2月30日",
                                     "昭和0年1月1日",
                                     "S055.4.1",
                                     "X55.4.1",
                                     "元年5月1日",
                                     "1980元年4月1日",
                                     "198041",
                                     "1980 1 101",
                                     "1980-004-01",
                                     "1980-04-001",
                                     "999999999",
                                     "昭和一九八〇年四月一日",
                                     "1980年4月1日生まれ",
                                     "1980-04-01T00:00",
                                     "\xFF",
                                     "昭和\xE5",
                                     "-1980-4-1",
                                     "99991301",
                                     "S991231",
                                     "1980年〇月一日",
                                     "1980年十〇月1日",
                                     "西暦昭和55年4月1日"}) {
    BOOST_TEST(typed(bad) == "none", "took " << bad);
  }
  BOOST_TEST(typed("1980-04-01" + std::string(200, ' ')) == "none");
}

BOOST_AUTO_TEST_CASE(dates_are_written_with_four_digits_of_year) {
  BOOST_TEST(text::to_iso({33, 1, 2}) == "0033-01-02");
  BOOST_TEST(text::to_japanese({2024, 2, 29}) == "2024年2月29日");
}

BOOST_AUTO_TEST_SUITE_END()
