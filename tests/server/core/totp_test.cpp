// One-time codes by time, with the vectors of RFC 6238, appendix B (SHA-1; six of its eight digits).
#include "server/use_case/totp.h"

#include <boost/test/unit_test.hpp>
#include <utility>

namespace madoguchi::server::test {
namespace {

const std::string secret = "12345678901234567890";
constexpr std::int64_t at_ms = 1'111'111'111'000;
const std::int64_t step = totp_step(at_ms);

}  // namespace

BOOST_AUTO_TEST_SUITE(totp)

BOOST_AUTO_TEST_CASE(codes_are_those_of_rfc_6238) {
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},         {1111111109, "081804"},
                                                          {1111111111, "050471"}, {1234567890, "005924"},
                                                          {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors) BOOST_TEST(totp_code(secret, totp_step(seconds * 1000)) == code);
}

BOOST_AUTO_TEST_CASE(a_clock_may_be_off_by_one_step) {
  for (const int drift : {-1, 0, 1})
    BOOST_TEST(matching_totp_step(secret, totp_code(secret, step + drift), at_ms, 0).value_or(0) == step + drift);
  for (const int drift : {-2, 2})
    BOOST_TEST(!matching_totp_step(secret, totp_code(secret, step + drift), at_ms, 0).has_value());
  for (const char* wrong : {"", "05047", "0504711", "abcdef"})
    BOOST_TEST(!matching_totp_step(secret, wrong, at_ms, 0).has_value());
}

BOOST_AUTO_TEST_CASE(a_step_that_was_taken_and_older_ones_match_no_more) {
  BOOST_TEST(!matching_totp_step(secret, totp_code(secret, step), at_ms, step).has_value());
  BOOST_TEST(!matching_totp_step(secret, totp_code(secret, step - 1), at_ms, step).has_value());
  BOOST_TEST(matching_totp_step(secret, totp_code(secret, step + 1), at_ms, step).value_or(0) == step + 1);
}

BOOST_AUTO_TEST_CASE(an_app_is_told_all_it_needs) {
  BOOST_TEST(base32(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  BOOST_TEST(base32("a") == "ME");
  BOOST_TEST(otpauth_uri("Madoguchi", "a+b@example.jp", "GEZA") ==
             "otpauth://totp/Madoguchi:a%2Bb%40example.jp?secret=GEZA&issuer=Madoguchi&algorithm=SHA1&digits=6&"
             "period=30");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
