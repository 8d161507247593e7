// Throttling of log-in: delays grow, nobody is locked out by strangers.
#include "server/use_case/throttle.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "server/core/world.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::string email = "kenshin@example.jp";

// Seconds to wait; 0: the attempt was let through (and failed, unless it is proven right).
int attempt(World& world, const std::string& folded_email, const std::string& address) {
  const std::string account = folded_email == email ? world.kenshin.account_id : std::string();
  return LoginThrottle(world.context, folded_email, address).begin_attempt(account).value_or(0);
}

void succeed(World& world, const std::string& address) {
  Transaction transaction(world.store);
  LoginThrottle(world.context, email, address).attempt_succeeded(world.kenshin.account_id);
  transaction.commit();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(throttle)

BOOST_AUTO_TEST_CASE(five_failures_are_free_then_the_delay_doubles_up_to_a_quarter_of_an_hour) {
  World world;
  for (int i = 0; i < 5; ++i) BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
  int expected_s = 1;
  for (int i = 0; i < 12; ++i) {
    BOOST_TEST(attempt(world, email, "192.0.2.1") == expected_s);
    world.now_ms += expected_s * second_ms - 1;
    BOOST_TEST(attempt(world, email, "192.0.2.1") == 1);  // a millisecond too early, rounded up
    world.now_ms += 1;
    BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
    expected_s = std::min(expected_s * 2, 15 * 60);
  }
  BOOST_TEST(expected_s == 15 * 60);
}

BOOST_AUTO_TEST_CASE(an_unknown_address_is_throttled_like_a_known_one) {
  World world;
  for (int i = 0; i < 5; ++i) BOOST_TEST(attempt(world, "nobody@example.jp", "192.0.2.1") == 0);
  BOOST_TEST(attempt(world, "nobody@example.jp", "192.0.2.1") == 1);
}

BOOST_AUTO_TEST_CASE(strangers_everywhere_delay_an_account_by_a_minute_at_most) {
  World world;
  int longest_s = 0;
  for (int i = 0; i < 200; ++i) {
    const int wait_s = attempt(world, email, "198.51.100." + std::to_string(i));
    longest_s = std::max(longest_s, wait_s);
    world.now_ms += wait_s * second_ms;
  }
  BOOST_TEST(longest_s == 60);
}

BOOST_AUTO_TEST_CASE(strangers_do_not_delay_an_account_where_its_owner_has_logged_in_before) {
  World world;
  BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
  succeed(world, "192.0.2.1");
  for (int i = 0; i < 50; ++i) attempt(world, email, "198.51.100." + std::to_string(i));
  BOOST_TEST(attempt(world, email, "203.0.113.1") > 0);
  BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
}

BOOST_AUTO_TEST_CASE(one_address_that_tries_many_accounts_is_delayed) {
  World world;
  for (int i = 0; i < 20; ++i) BOOST_TEST(attempt(world, std::to_string(i) + "@example.jp", "192.0.2.1") == 0);
  BOOST_TEST(attempt(world, "another@example.jp", "192.0.2.1") == 1);
  BOOST_TEST(attempt(world, "another@example.jp", "192.0.2.2") == 0);
}

BOOST_AUTO_TEST_CASE(an_own_account_does_not_wash_away_guesses_at_others) {
  World world;
  int let_through = 0;
  for (int i = 0; i < 40; ++i) {
    if (attempt(world, std::to_string(i) + "@example.jp", "192.0.2.1") == 0) ++let_through;
    if (attempt(world, email, "192.0.2.1") == 0) succeed(world, "192.0.2.1");
  }
  BOOST_TEST(let_through <= 21);
}

BOOST_AUTO_TEST_CASE(a_right_password_clears_the_account) {
  World world;
  for (int i = 0; i < 4; ++i) attempt(world, email, "192.0.2.1");
  attempt(world, email, "192.0.2.1");
  succeed(world, "192.0.2.1");
  for (int i = 0; i < 5; ++i) BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
}

BOOST_AUTO_TEST_CASE(all_of_an_ipv6_network_counts_as_one_address) {
  World world;
  for (int i = 0; i < 20; ++i)
    attempt(world, std::to_string(i) + "@example.jp", "2001:db8:1:2::" + std::to_string(i + 1));
  BOOST_TEST(attempt(world, "another@example.jp", "2001:db8:1:2:ffff::1") == 1);
  BOOST_TEST(attempt(world, "another@example.jp", "2001:db8:1:3::1") == 0);
}

BOOST_AUTO_TEST_CASE(ipv4_in_ipv6_form_is_the_ipv4_address) {
  World world;
  for (int i = 0; i < 20; ++i) attempt(world, std::to_string(i) + "@example.jp", "::ffff:192.0.2.1");
  BOOST_TEST(attempt(world, "another@example.jp", "192.0.2.1") == 1);
  BOOST_TEST(attempt(world, "another@example.jp", "::ffff:192.0.2.2") == 0);
}

BOOST_AUTO_TEST_CASE(failures_are_forgotten_after_a_day_and_leave_no_rows) {
  World world;
  for (int i = 0; i < 10; ++i) attempt(world, email, "192.0.2.1");
  world.now_ms += day_ms + hour_ms;
  BOOST_TEST(attempt(world, "other@example.jp", "192.0.2.2") == 0);
  BOOST_TEST(world.count("login_throttle") == 3);
  BOOST_TEST(attempt(world, email, "192.0.2.1") == 0);
}

BOOST_AUTO_TEST_CASE(a_throttled_log_in_says_when_to_come_back) {
  World world;
  for (int i = 0; i < 5; ++i) BOOST_REQUIRE_EQUAL(attempt(world, email, "192.0.2.1"), 0);
  const auto refused = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE(!refused.ok());
  BOOST_TEST(refused.error().code == "session.throttled");
  BOOST_TEST(refused.error().retry_after_s.value() == 1);
  world.now_ms += second_ms;
  BOOST_TEST(log_in(world.context, {email, std::string(password)}, "192.0.2.1").ok());
}

BOOST_AUTO_TEST_CASE(D1_strangers_delay_a_registration_by_a_minute_at_most) {
  World world;
  int longest_s = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string address = "198.51.100." + std::to_string(i);
    const int wait_s = throttle_registration(world.context, "new@example.jp", address).value_or(0);
    longest_s = std::max(longest_s, wait_s);
    world.now_ms += wait_s * second_ms;
  }
  BOOST_TEST(longest_s == 60);
  BOOST_TEST(!throttle_registration(world.context, "other@example.jp", "192.0.2.1").has_value());
}

BOOST_AUTO_TEST_CASE(S7_somebody_who_asks_and_asks_sends_a_mail_each_quarter_of_an_hour_at_most) {
  World world;
  int sent = 0;
  for (int i = 0; i < 24 * 60; ++i, world.now_ms += minute_ms) sent += is_reset_mail_due(world.context, email) ? 1 : 0;
  BOOST_TEST(sent <= 24 * 4 + 12);
  BOOST_TEST(sent >= 24 * 4);  // and none of them is later than the link of the one before works
  BOOST_TEST(is_reset_mail_due(world.context, "other@example.jp"));
}

BOOST_AUTO_TEST_CASE(guesses_of_one_kind_do_not_count_for_another) {
  World world;
  AccountThrottle codes(world.context, "second-factor", world.reviewer.account_id);
  for (int i = 0; i < 5; ++i) BOOST_TEST(!codes.begin_attempt().has_value());
  BOOST_TEST(codes.begin_attempt().value_or(0) == 1);
  AccountThrottle passwords(world.context, "own-password", world.reviewer.account_id);
  BOOST_TEST(!passwords.begin_attempt().has_value());
  AccountThrottle others(world.context, "second-factor", world.kenshin.account_id);
  BOOST_TEST(!others.begin_attempt().has_value());
}

BOOST_AUTO_TEST_CASE(addresses_stand_nowhere_in_plain) {
  World world;
  attempt(world, email, "192.0.2.123");
  succeed(world, "192.0.2.123");
  BOOST_TEST(world.count("login_throttle WHERE subject LIKE '%192.0.2%' OR subject LIKE '%@%'") == 0);
  BOOST_TEST(world.count("login_known_addresses WHERE address_hash LIKE '%192.0.2%'") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
