// The plan of attempts: one minute, doubling up to four hours, for about two days.
#include "server/mail/retry_plan.h"

#include <boost/test/unit_test.hpp>

#include "server/use_case/calendar.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(retry_plan)

BOOST_AUTO_TEST_CASE(delays_grow_from_a_minute_to_four_hours_and_end_after_two_days) {
  BOOST_TEST(*retry_delay_ms(1) == minute_ms);
  BOOST_TEST(*retry_delay_ms(2) == 2 * minute_ms);
  BOOST_TEST(*retry_delay_ms(8) == 128 * minute_ms);
  BOOST_TEST(*retry_delay_ms(9) == 4 * hour_ms);
  std::int64_t sum_ms = 0;
  int attempts = 1;
  while (const auto delay_ms = retry_delay_ms(attempts)) {
    sum_ms += *delay_ms;
    ++attempts;
  }
  BOOST_TEST(sum_ms >= 47 * hour_ms);
  BOOST_TEST(sum_ms <= 49 * hour_ms);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
