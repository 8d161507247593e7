// Log-in, who-am-I, log-out (S4 to S6).
#include "server/use_case/session.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/store/check_table.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server::test {
namespace {

LoggedIn log_in_well(World& world, const std::string& email = "kenshin@example.jp") {
  auto logged_in = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE_MESSAGE(logged_in.ok(), (logged_in.ok() ? "" : logged_in.error().code));
  return std::move(logged_in).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(S6_a_log_in_gives_a_session_that_says_who_and_where) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  BOOST_TEST(logged_in.session.person->email == "kenshin@example.jp");
  BOOST_TEST(logged_in.session.facility->administrator_name == "髙﨑 和子");
  BOOST_TEST(logged_in.session.facility->registration_number == "1319900011");
  BOOST_TEST(logged_in.session.today == "2026-11-23");
  BOOST_TEST((logged_in.session.facility_check == portal::FacilityCheck::none));
  const auto caller = find_caller(world.context, logged_in.token);
  BOOST_REQUIRE(caller.has_value());
  BOOST_TEST(caller->account_id == world.kenshin.account_id);
  BOOST_TEST(caller->facility_id == world.kenshin.facility_id);
  BOOST_TEST((caller->role == portal::Role::applicant));
}

BOOST_AUTO_TEST_CASE(B2_what_is_meant_for_another_account_finds_nobody_and_is_no_use_of_the_session) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  BOOST_TEST(logged_in.session.person->id == world.kenshin.account_id);
  BOOST_TEST(find_caller(world.context, logged_in.token, Use::counts, world.kenshin.account_id).has_value());
  const std::string before = world.value("SELECT last_seen_ms FROM sessions");
  world.now_ms += 10 * 60 * 1000;
  BOOST_TEST(!find_caller(world.context, logged_in.token, Use::counts, world.sejutsu.account_id).has_value());
  BOOST_TEST(world.value("SELECT last_seen_ms FROM sessions") == before);
}

BOOST_AUTO_TEST_CASE(a_reviewer_has_no_facility) {
  World world;
  const LoggedIn logged_in = log_in_well(world, "reviewer@example.jp");
  BOOST_TEST(!logged_in.session.facility.has_value());
  BOOST_TEST((logged_in.session.person->role == portal::Role::reviewer));
}

BOOST_AUTO_TEST_CASE(an_address_is_the_same_in_any_case_and_width) {
  World world;
  log_in_well(world, " ＫＥＮＳＨＩＮ@Example.JP　");
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_an_unknown_address_are_answered_alike) {
  World world;
  const auto wrong = log_in(world.context, {"kenshin@example.jp", "wrong"}, "192.0.2.1");
  const auto unknown = log_in(world.context, {"nobody@example.jp", std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE(!wrong.ok());
  BOOST_REQUIRE(!unknown.ok());
  BOOST_TEST(wrong.error().code == "session.invalid_credentials");
  BOOST_TEST(portal::write(wrong.error()) == portal::write(unknown.error()));
}

BOOST_AUTO_TEST_CASE(an_account_that_is_not_active_cannot_log_in_and_loses_its_sessions) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  world.store.sql() << "UPDATE accounts SET state = 'disabled' WHERE email = 'kenshin@example.jp'";
  BOOST_TEST(!find_caller(world.context, logged_in.token).has_value());
  BOOST_TEST(log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1").error().code ==
             "session.invalid_credentials");
}

BOOST_AUTO_TEST_CASE(the_store_holds_a_hash_of_the_token_only) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  BOOST_TEST(logged_in.token.size() == 43U);
  BOOST_TEST(world.value("SELECT token_hash FROM sessions").find(logged_in.token) == std::string::npos);
  BOOST_TEST(!find_caller(world.context, world.value("SELECT token_hash FROM sessions")).has_value());
}

BOOST_AUTO_TEST_CASE(an_idle_session_ends_after_30_minutes) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  world.now_ms += 30 * minute_ms - 1;
  BOOST_TEST(find_caller(world.context, logged_in.token).has_value());  // touches
  world.now_ms += 30 * minute_ms - 1;
  BOOST_TEST(find_caller(world.context, logged_in.token).has_value());
  world.now_ms += 30 * minute_ms;
  BOOST_TEST(!find_caller(world.context, logged_in.token).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_12_hours_however_busy) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  for (int i = 0; i < 12 * 6 - 1; ++i) {
    world.now_ms += 10 * minute_ms;
    BOOST_REQUIRE(find_caller(world.context, logged_in.token).has_value());
  }
  world.now_ms += 10 * minute_ms;
  BOOST_TEST(!find_caller(world.context, logged_in.token).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_is_touched_once_a_minute_at_most) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  const std::string seen = "SELECT CAST(last_seen_ms AS TEXT) FROM sessions";
  world.now_ms += minute_ms - 1;
  find_caller(world.context, logged_in.token);
  BOOST_TEST(world.value(seen) == std::to_string(start_ms));
  world.now_ms += 1;
  find_caller(world.context, logged_in.token);
  BOOST_TEST(world.value(seen) == std::to_string(start_ms + minute_ms));
}

BOOST_AUTO_TEST_CASE(a_look_at_the_session_is_no_use_of_it) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  BOOST_TEST(logged_in.session.idle_ends_in_s == 30 * 60);
  BOOST_TEST(logged_in.session.ends_in_s == 12 * 60 * 60);
  world.now_ms += 20 * minute_ms;
  const auto caller = find_caller(world.context, logged_in.token, Use::peek);
  BOOST_TEST(describe_session(world.context, caller).idle_ends_in_s == 10 * 60);
  BOOST_TEST(describe_session(world.context, caller).ends_in_s == 12 * 60 * 60 - 20 * 60);
  world.now_ms += 10 * minute_ms;
  BOOST_TEST(!find_caller(world.context, logged_in.token, Use::peek).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_can_be_extended_again_and_again_until_its_absolute_end) {
  World world;
  const LoggedIn logged_in = log_in_well(world);
  for (int i = 0; i < 24; ++i) {
    world.now_ms += 28 * minute_ms;
    const auto caller = find_caller(world.context, logged_in.token, Use::peek);
    BOOST_REQUIRE(caller.has_value());
    extend_session(world.context, *caller);
    BOOST_TEST(describe_session(world.context, caller).idle_ends_in_s == 30 * 60);
  }
  world.now_ms += 28 * minute_ms;
  const auto caller = find_caller(world.context, logged_in.token);
  BOOST_TEST(describe_session(world.context, caller).idle_ends_in_s == 20 * 60);  // no longer than the session
}

BOOST_AUTO_TEST_CASE(the_limits_of_a_session_are_the_installations) {
  World world;
  world.settings.session_idle_ms = 10 * second_ms;
  world.settings.session_absolute_ms = 60 * second_ms;
  const LoggedIn logged_in = log_in_well(world);
  BOOST_TEST(logged_in.session.ends_in_s == 60);
  for (int i = 0; i < 6; ++i) {
    world.now_ms += 9 * second_ms;
    BOOST_TEST(find_caller(world.context, logged_in.token).has_value());
  }
  world.now_ms += 6 * second_ms;
  BOOST_TEST(!find_caller(world.context, logged_in.token).has_value());
}

BOOST_AUTO_TEST_CASE(an_account_sees_its_sessions_and_ends_them) {
  World world;
  const auto enter = [&](const std::string& agent) {
    return log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1", agent)->token;
  };
  const std::string first = enter("Firefox\r\n\x01 \xff" + std::string(300, 'x'));
  world.now_ms += minute_ms;
  const std::string second = enter("Chromium");
  const std::string third = enter("");
  log_in_well(world, "sejutsu@example.jp");
  const Caller caller = *find_caller(world.context, second);
  const portal::SessionList list = list_sessions(world.context, caller);
  BOOST_REQUIRE(list.sessions.size() == 3U);
  BOOST_TEST(list.sessions[2].user_agent == "Firefox " + std::string(192, 'x'));
  BOOST_TEST(list.sessions[2].started_at == "2026-11-23T02:20:00.000Z");
  for (const auto& entry : list.sessions) BOOST_TEST(entry.current == (entry.user_agent == "Chromium"));

  BOOST_TEST(end_session(world.context, caller, list.sessions[2].id).ok());
  BOOST_TEST(!find_caller(world.context, first).has_value());
  BOOST_TEST(end_session(world.context, world.sejutsu, caller.session_id).error().code == "session.unknown");
  end_other_sessions(world.context, caller);
  BOOST_TEST(!find_caller(world.context, third).has_value());
  BOOST_TEST(find_caller(world.context, second).has_value());
  BOOST_TEST(world.count("sessions") == 2);
}

BOOST_AUTO_TEST_CASE(a_log_out_ends_this_session_alone) {
  World world;
  const LoggedIn one = log_in_well(world);
  const LoggedIn other = log_in_well(world);
  log_out(world.context, *find_caller(world.context, one.token));
  BOOST_TEST(!find_caller(world.context, one.token).has_value());
  BOOST_TEST(find_caller(world.context, other.token).has_value());
}

BOOST_AUTO_TEST_CASE(ended_sessions_are_swept_at_the_next_log_in) {
  World world;
  log_in_well(world);
  world.now_ms += hour_ms;
  log_in_well(world);
  BOOST_TEST(world.count("sessions") == 1);
}

BOOST_AUTO_TEST_CASE(a_password_hash_of_an_older_cost_is_renewed_at_log_in) {
  World world;
  // "a password of some length" at 8 MiB, 1 pass.
  world.store.sql() << "UPDATE accounts SET password_hash = '$argon2id$v=19$m=8192,t=1,p=1$ZG3B4YBoVxg+5nZn0F2Zjg$"
                       "1gW0TkOd1ZUtyo0AXCHOeJRN8HF/zKPFfZ+A2UoPv/Q' WHERE email = 'kenshin@example.jp'";
  log_in_well(world);
  BOOST_TEST(world.value("SELECT password_hash FROM accounts WHERE email = 'kenshin@example.jp'")
                 .starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  log_in_well(world);
}

BOOST_AUTO_TEST_CASE(nobody_is_described_with_the_day_in_tokyo) {
  World world;
  world.now_ms = start_ms + 13 * hour_ms;  // 15:20 UTC is the next day in Tokyo
  const portal::Session session = describe_session(world.context, std::nullopt);
  BOOST_TEST(!session.person.has_value());
  BOOST_TEST(session.today == "2026-11-24");
}

BOOST_AUTO_TEST_CASE(D5_a_session_knows_that_the_facility_check_is_closed) {
  World world;
  close_check(world.store.sql(), "closure", world.kenshin.facility_id, world.now_ms);
  BOOST_TEST((log_in_well(world).session.facility_check == portal::FacilityCheck::closed));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
