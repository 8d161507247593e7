// QR codes as rows of modules; that they can be read is shown where they are drawn.
#include "server/use_case/qr_code.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(qr_codes)

BOOST_AUTO_TEST_CASE(D2_a_symbol_is_a_square_with_finders_in_three_corners) {
  const auto rows = qr_code("otpauth://totp/Madoguchi:kanri1%40example.jp?secret=JBSWY3DPEHPK3PXP&issuer=Madoguchi");
  const std::size_t side = rows.size();
  BOOST_REQUIRE_GE(side, 21U);
  for (const std::string& row : rows) {
    BOOST_TEST(row.size() == side);
    BOOST_TEST(row.find_first_not_of("01") == std::string::npos);
  }
  for (const std::string& edge :
       {rows.front().substr(0, 8), rows.front().substr(side - 7) + "0", rows.back().substr(0, 8)})
    BOOST_TEST(edge == "11111110");
}

BOOST_AUTO_TEST_CASE(what_no_symbol_holds_is_an_error) {
  BOOST_CHECK_THROW(qr_code(std::string(3000, 'a')), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
