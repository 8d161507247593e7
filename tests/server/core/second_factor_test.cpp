// The second factor of reviewers and administrators: set up at the first log-in, no code twice, recovery codes once.
#include "server/use_case/second_factor.h"

#include <liboath/oath.h>
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "server/core/mailbox.h"
#include "server/use_case/calendar.h"
#include "server/use_case/totp.h"

namespace madoguchi::server::test {
namespace {

const std::string email = "reviewer@example.jp";

Caller enter(World& world) {
  const auto logged_in = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE(logged_in.ok());
  return *find_caller(world.context, logged_in->token);
}

// What the app has after it was told the secret.
std::string app_secret(const portal::SecondFactorEnrolment& enrolment) {
  char* bytes = nullptr;
  std::size_t size = 0;
  BOOST_REQUIRE_EQUAL(oath_base32_decode(enrolment.secret.data(), enrolment.secret.size(), &bytes, &size), OATH_OK);
  std::string secret(bytes, size);
  std::free(bytes);
  return secret;
}

struct Staff {
  std::string secret;
  portal::RecoveryCodes recovery;
  std::string token;
};

Staff enrol(World& world) {
  const Caller caller = enter(world);
  const auto enrolment = begin_enrolment(world.context, caller);
  BOOST_REQUIRE(enrolment.ok());
  Staff staff{app_secret(*enrolment), {}, {}};
  auto enrolled = confirm_enrolment(world.context, caller, totp_code(staff.secret, totp_step(world.now_ms)));
  BOOST_REQUIRE(enrolled.ok());
  staff.recovery = enrolled->recovery;
  staff.token = enrolled->logged_in.token;
  return staff;
}

std::string code_now(World& world, const Staff& staff) { return totp_code(staff.secret, totp_step(world.now_ms)); }

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(second_factor)

BOOST_AUTO_TEST_CASE(the_first_log_in_of_staff_asks_to_set_it_up) {
  World world;
  const auto logged_in = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  BOOST_TEST((logged_in->session.second_factor == portal::SecondFactor::enrolment));
  BOOST_TEST(logged_in->session.ends_in_s == 30 * 60);
  const Staff staff = enrol(world);
  BOOST_TEST(staff.secret.size() == 20U);
  BOOST_TEST(staff.recovery.codes.size() == 10U);
  const auto caller = find_caller(world.context, staff.token);
  BOOST_REQUIRE(caller.has_value());
  BOOST_TEST((caller->second_factor == portal::SecondFactor::passed));
  BOOST_TEST(describe_session(world.context, caller).ends_in_s == 12 * 60 * 60);
  BOOST_TEST(has_second_factor(world.context, caller->account_id));
  BOOST_TEST(newest_mail(world, "second-factor-enrolled").to == email);
  BOOST_TEST(world.value("SELECT secret_sealed FROM second_factors").find(staff.secret) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(applicants_have_none) {
  World world;
  const auto logged_in = log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1");
  BOOST_TEST((logged_in->session.second_factor == portal::SecondFactor::passed));
  const Caller caller = *find_caller(world.context, logged_in->token);
  BOOST_TEST(fault(begin_enrolment(world.context, caller)) == "second_factor.not_expected");
  BOOST_TEST(fault(pass_second_factor(world.context, caller, "123456")) == "second_factor.not_expected");
}

BOOST_AUTO_TEST_CASE(a_code_passes_under_a_new_token) {
  World world;
  const Staff staff = enrol(world);
  world.now_ms += minute_ms;
  const auto logged_in = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  BOOST_TEST((logged_in->session.second_factor == portal::SecondFactor::required));
  const Caller caller = *find_caller(world.context, logged_in->token);
  std::string typed = code_now(world, staff);
  typed.insert(3, " ");
  const auto passed = pass_second_factor(world.context, caller, typed);
  BOOST_REQUIRE(passed.ok());
  BOOST_TEST((passed->session.second_factor == portal::SecondFactor::passed));
  BOOST_TEST(!find_caller(world.context, logged_in->token).has_value());
  BOOST_TEST((find_caller(world.context, passed->token)->second_factor == portal::SecondFactor::passed));
}

BOOST_AUTO_TEST_CASE(no_code_works_twice_not_even_the_first_one) {
  World world;
  const Staff staff = enrol(world);
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code_now(world, staff))) == "second_factor.wrong");
  world.now_ms += 30 * second_ms;
  const std::string code = code_now(world, staff);
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code)) == "none");
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code)) == "second_factor.wrong");
}

BOOST_AUTO_TEST_CASE(a_recovery_code_works_once_and_its_owner_is_told) {
  World world;
  const Staff staff = enrol(world);
  const std::string& code = staff.recovery.codes[3];
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code)) == "none");
  BOOST_TEST(newest_mail(world, "recovery-code-used").body.find("9 個") != std::string::npos);
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code)) == "second_factor.wrong");
  std::string typed = staff.recovery.codes[4];
  for (char& c : typed) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c == '-' ? ' ' : c);
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), typed)) == "none");
  BOOST_TEST(world.value("SELECT code_hash FROM recovery_codes").find(code) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(wrong_codes_are_slowed_down_for_the_account) {
  World world;
  const Staff staff = enrol(world);
  world.now_ms += minute_ms;
  for (int i = 0; i < 5; ++i)
    BOOST_TEST(fault(pass_second_factor(world.context, enter(world), "000000")) == "second_factor.wrong");
  const auto refused = pass_second_factor(world.context, enter(world), code_now(world, staff));
  BOOST_TEST(fault(refused) == "second_factor.throttled");
  world.now_ms += *refused.error().retry_after_s * second_ms;
  BOOST_TEST(fault(pass_second_factor(world.context, enter(world), code_now(world, staff))) == "none");
}

BOOST_AUTO_TEST_CASE(setting_up_needs_a_code_of_the_newest_secret) {
  World world;
  const Caller caller = enter(world);
  BOOST_TEST(fault(confirm_enrolment(world.context, caller, "123456")) == "second_factor.not_expected");
  const std::string old = app_secret(*begin_enrolment(world.context, caller));
  const std::string fresh = app_secret(*begin_enrolment(world.context, caller));
  const std::int64_t step = totp_step(world.now_ms);
  BOOST_TEST(fault(confirm_enrolment(world.context, caller, totp_code(old, step))) == "second_factor.wrong");
  BOOST_TEST(!has_second_factor(world.context, caller.account_id));
  BOOST_TEST(fault(confirm_enrolment(world.context, caller, totp_code(fresh, step))) == "none");
}

BOOST_AUTO_TEST_CASE(what_is_set_up_cannot_be_replaced_by_another_session_that_waited) {
  World world;
  const Caller waiting = enter(world);
  enrol(world);
  BOOST_TEST(fault(begin_enrolment(world.context, waiting)) == "second_factor.not_expected");
  BOOST_TEST(fault(confirm_enrolment(world.context, waiting, "123456")) == "second_factor.not_expected");
}

BOOST_AUTO_TEST_CASE(a_session_waits_half_an_hour_for_it_at_most) {
  World world;
  enrol(world);
  const auto logged_in = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  world.now_ms += 20 * minute_ms;
  BOOST_TEST(find_caller(world.context, logged_in->token).has_value());
  world.now_ms += 10 * minute_ms;
  BOOST_TEST(!find_caller(world.context, logged_in->token).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
