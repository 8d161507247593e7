// What an account's owner changes: password and mail address.
#include "server/use_case/account_settings.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/mailbox.h"
#include "server/use_case/calendar.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::string email = "kenshin@example.jp";
const std::string old_password(password);
const std::string new_password = "asagao to himawari 7";

Caller enter(World& world) {
  return *find_caller(world.context, log_in(world.context, {email, old_password}, "192.0.2.1")->token);
}

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_settings)

BOOST_AUTO_TEST_CASE(an_account_is_described) {
  World world;
  const auto details = describe_account(world.context, enter(world));
  BOOST_TEST(details.email == email);
  BOOST_TEST(details.person_name == "kenshin");
  BOOST_TEST((details.role == portal::Role::applicant));
  BOOST_TEST(!details.second_factor_enabled);
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_the_other_sessions_and_mailed_resets) {
  World world;
  const Caller other = enter(world);
  const Caller caller = enter(world);
  BOOST_REQUIRE(request_password_reset(world.context, {email}, "192.0.2.1").ok());
  const std::string reset = newest_mail(world, "password-reset").token();
  BOOST_TEST(fault(change_password(world.context, caller, {old_password, new_password})) == "none");
  BOOST_TEST(world.count("sessions") == 1);
  BOOST_TEST(world.value("SELECT id FROM sessions") == caller.session_id);
  BOOST_TEST(newest_mail(world, "password-changed").to == email);
  BOOST_TEST(fault(reset_password(world.context, {reset, new_password})) == "link.invalid");
  BOOST_TEST(log_in(world.context, {email, new_password}, "192.0.2.1").ok());
  BOOST_TEST(!log_in(world.context, {email, old_password}, "192.0.2.1").ok());
}

BOOST_AUTO_TEST_CASE(D2_a_new_password_needs_the_old_one_and_the_cores_consent) {
  World world;
  const Caller caller = enter(world);
  BOOST_TEST(fault(change_password(world.context, caller, {"wrong", new_password})) == "account.wrong_password");
  const auto refused = change_password(world.context, caller, {old_password, "short"});
  BOOST_TEST(fault(refused) == "password.refused");
  BOOST_TEST(refused.error().issues.at(0).field == "password");
  BOOST_TEST(log_in(world.context, {email, old_password}, "192.0.2.1").ok());
}

BOOST_AUTO_TEST_CASE(guesses_at_the_own_password_are_slowed_down) {
  World world;
  const Caller caller = enter(world);
  for (int i = 0; i < 5; ++i)
    BOOST_TEST(fault(change_password(world.context, caller, {"wrong", new_password})) == "account.wrong_password");
  const auto refused = change_password(world.context, caller, {old_password, new_password});
  BOOST_TEST(fault(refused) == "account.throttled");
  world.now_ms += *refused.error().retry_after_s * second_ms;
  BOOST_TEST(fault(change_password(world.context, caller, {old_password, new_password})) == "none");
}

BOOST_AUTO_TEST_CASE(a_new_address_counts_once_its_link_was_used) {
  World world;
  enter(world);
  const Caller caller = enter(world);
  BOOST_TEST(fault(request_email_change(world.context, caller, {old_password, " New@Example.jp"})) == "none");
  const Mail mail = newest_mail(world, "email-change");
  BOOST_TEST(mail.to == "new@example.jp");
  BOOST_TEST(mail.body.find("/settings/email/confirm#") != std::string::npos);
  BOOST_TEST(newest_mail(world, "email-change-notice").to == email);
  BOOST_TEST(log_in(world.context, {email, old_password}, "192.0.2.1").ok());

  const auto confirmed = confirm_email_change(world.context, caller, mail.token());
  BOOST_REQUIRE(confirmed.ok());
  BOOST_TEST(confirmed->email == "new@example.jp");
  BOOST_TEST(newest_mail(world, "email-changed").to == email);
  BOOST_TEST(world.count("sessions") == 1);
  BOOST_TEST(world.value("SELECT id FROM sessions") == caller.session_id);
  BOOST_TEST(!log_in(world.context, {email, old_password}, "192.0.2.1").ok());
  BOOST_TEST(log_in(world.context, {"new@example.jp", old_password}, "192.0.2.1").ok());
  BOOST_TEST(fault(confirm_email_change(world.context, caller, mail.token())) == "link.invalid");
}

BOOST_AUTO_TEST_CASE(opened_elsewhere_the_link_ends_all_sessions_and_resets_to_the_old_address) {
  World world;
  const Caller caller = enter(world);
  BOOST_REQUIRE(request_password_reset(world.context, {email}, "192.0.2.1").ok());
  BOOST_REQUIRE(request_email_change(world.context, caller, {old_password, "new@example.jp"}).ok());
  BOOST_TEST(fault(confirm_email_change(world.context, world.sejutsu, newest_mail(world, "email-change").token())) ==
             "none");
  BOOST_TEST(world.count("sessions") == 0);
  BOOST_TEST(fault(reset_password(world.context, {newest_mail(world, "password-reset").token(), new_password})) ==
             "link.invalid");
}

BOOST_AUTO_TEST_CASE(an_address_that_has_an_account_is_not_told_to_the_asker) {
  World world;
  const Caller caller = enter(world);
  BOOST_TEST(fault(request_email_change(world.context, caller, {old_password, "sejutsu@example.jp"})) == "none");
  BOOST_TEST(newest_mail(world, "email-change-known-address").to == "sejutsu@example.jp");
  BOOST_TEST(newest_mail(world, "email-change-known-address").token().empty());
  BOOST_TEST(fault(request_email_change(world.context, caller, {"wrong", "x@example.jp"})) == "account.wrong_password");
  BOOST_TEST(fault(request_email_change(world.context, caller, {old_password, "no address"})) == "email.refused");
}

BOOST_AUTO_TEST_CASE(an_address_that_was_taken_in_the_meantime_is_not_taken_twice) {
  World world;
  const Caller caller = enter(world);
  BOOST_REQUIRE(request_email_change(world.context, caller, {old_password, "new@example.jp"}).ok());
  world.store.sql() << "UPDATE accounts SET email = 'new@example.jp' WHERE email = 'sejutsu@example.jp'";
  const std::string token = newest_mail(world, "email-change").token();
  BOOST_TEST(fault(confirm_email_change(world.context, caller, token)) == "link.invalid");
  BOOST_TEST(world.count("accounts WHERE email = 'kenshin@example.jp'") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
