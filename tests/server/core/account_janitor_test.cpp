// What accounts no longer need is taken away, and nothing else.
#include "server/use_case/account_janitor.h"

#include <boost/test/unit_test.hpp>

#include "server/core/mailbox.h"
#include "server/use_case/calendar.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(account_janitor)

BOOST_AUTO_TEST_CASE(expired_links_ended_sessions_and_old_attempts_go) {
  World world;
  const auto enter = [&] { return log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1"); };
  BOOST_REQUIRE(enter().ok());
  BOOST_REQUIRE(request_password_reset(world.context, {"kenshin@example.jp"}, "192.0.2.1").ok());
  purge_expired_accounts_data(world.context);
  BOOST_TEST(world.count("sessions") == 1);
  BOOST_TEST(world.count("mailed_links") == 1);
  BOOST_TEST(world.count("login_throttle") > 0);
  world.now_ms += hour_ms;
  purge_expired_accounts_data(world.context);
  BOOST_TEST(world.count("sessions") == 0);
  BOOST_TEST(world.count("mailed_links") == 0);
  BOOST_TEST(world.count("login_known_addresses") == 1);
  world.now_ms += 91 * day_ms;
  purge_expired_accounts_data(world.context);
  BOOST_TEST(world.count("login_throttle") == 0);
  BOOST_TEST(world.count("login_known_addresses") == 0);
  BOOST_TEST(enter().ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
