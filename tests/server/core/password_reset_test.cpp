// 「パスワードを忘れた場合」 (S7): the link, what it ends, and that nothing tells who has an account.
#include "server/use_case/password_reset.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/mailbox.h"
#include "server/use_case/calendar.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::string email = "kenshin@example.jp";
const std::string new_password = "asagao to himawari 7";

void ask(World& world, const std::string& address = email) {
  BOOST_REQUIRE(request_password_reset(world.context, {address}, "192.0.2.1").ok());
}

std::string mailed_token(World& world) { return newest_mail(world, "password-reset").token(); }

std::string fault(const Outcome<portal::ConfirmedEmail>& outcome) { return outcome ? "none" : outcome.error().code; }

bool logs_in(World& world, const std::string& typed) { return log_in(world.context, {email, typed}, "192.0.2.1").ok(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(password_reset)

BOOST_AUTO_TEST_CASE(S7_the_link_sets_a_new_password_and_ends_all_sessions) {
  World world;
  const auto open = log_in(world.context, {email, std::string(password)}, "192.0.2.1");
  ask(world, " ＫＥＮＳＨＩＮ@example.jp");
  const Mail mail = newest_mail(world, "password-reset");
  BOOST_TEST(mail.to == email);
  BOOST_TEST(mail.body.find("/password-reset/new#") != std::string::npos);
  BOOST_TEST(logs_in(world, std::string(password)));  // until the link is used nothing is different
  const auto done = reset_password(world.context, {mail.token(), new_password});
  BOOST_REQUIRE(done.ok());
  BOOST_TEST(done->email == email);
  BOOST_TEST(!find_caller(world.context, open->token).has_value());
  BOOST_TEST(world.count("sessions") == 0);
  BOOST_TEST(!logs_in(world, std::string(password)));
  BOOST_TEST(logs_in(world, new_password));
  BOOST_TEST(newest_mail(world, "password-changed").to == email);
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'password'") == 1);
}

BOOST_AUTO_TEST_CASE(S7_the_link_works_once_and_for_an_hour_and_a_newer_one_ends_it) {
  World world;
  ask(world);
  const std::string older = mailed_token(world);
  ask(world);
  const std::string newer = mailed_token(world);
  BOOST_TEST(fault(reset_password(world.context, {older, new_password})) == "link.invalid");
  world.now_ms += hour_ms - 1;
  BOOST_TEST(fault(reset_password(world.context, {newer, new_password})) == "none");
  BOOST_TEST(fault(reset_password(world.context, {newer, new_password})) == "link.invalid");
  ask(world);
  const std::string late = mailed_token(world);
  world.now_ms += hour_ms;
  BOOST_TEST(fault(reset_password(world.context, {late, new_password})) == "link.invalid");
}

BOOST_AUTO_TEST_CASE(D2_a_password_that_the_core_refuses_leaves_the_link_good) {
  World world;
  ask(world);
  const std::string token = mailed_token(world);
  for (const std::string& weak : {std::string("too short"), std::string("passwordpassword"), std::string(20, ' '),
                                  std::string(129, 'x'), std::string("kenshinkenshinkenshin")}) {
    const auto refused = reset_password(world.context, {token, weak});
    BOOST_REQUIRE_MESSAGE(!refused.ok(), weak);
    BOOST_TEST(refused.error().code == "password.refused", weak);
    BOOST_TEST(refused.error().issues.at(0).field == "password");
  }
  BOOST_TEST(fault(reset_password(world.context, {token, new_password})) == "none");
}

BOOST_AUTO_TEST_CASE(S7_known_and_unknown_addresses_are_answered_alike_with_the_same_work) {
  World world;
  ask(world);
  BOOST_TEST(world.count("mailed_links") == 1);
  BOOST_TEST(world.count("mail_outbox") == 1);
  ask(world, "nobody@example.jp");
  BOOST_TEST(world.count("mailed_links") == 2);
  BOOST_TEST(world.count("mail_outbox") == 2);
  BOOST_TEST(newest_mail(world, "password-reset-unknown-address").token().empty());
  world.store.sql() << "UPDATE accounts SET state = 'disabled' WHERE email = 'sejutsu@example.jp'";
  ask(world, "sejutsu@example.jp");
  BOOST_TEST(newest_mail(world, "password-reset-unknown-address").to == "sejutsu@example.jp");
}

BOOST_AUTO_TEST_CASE(a_link_is_for_its_own_purpose_only) {
  World world;
  ask(world);
  world.store.sql() << "UPDATE accounts SET state = 'disabled' WHERE email = 'kenshin@example.jp'";
  BOOST_TEST(fault(reset_password(world.context, {mailed_token(world), new_password})) == "link.invalid");
}

BOOST_AUTO_TEST_CASE(mails_become_rare_without_costing_the_owner_the_link) {
  World world;
  for (int i = 0; i < 3; ++i) ask(world);
  ask(world);                                   // the fourth is answered alike …
  BOOST_TEST(world.count("mail_outbox") == 3);  // … and not sent
  BOOST_TEST(fault(reset_password(world.context, {mailed_token(world), new_password})) == "none");
  ask(world);  // the link was used: the next mail comes at once
  BOOST_TEST(newest_mail(world, "password-reset").token() != "");
  BOOST_TEST(world.count("mail_outbox WHERE kind = 'password-reset'") == 4);
}

BOOST_AUTO_TEST_CASE(what_is_no_address_gets_no_mail) {
  World world;
  for (const char* typed : {"nobody", "a@b@example.jp", "a b@example.jp,c@example.jp"}) {
    const auto refused = request_password_reset(world.context, {typed}, "192.0.2.1");
    BOOST_REQUIRE_MESSAGE(!refused.ok(), typed);
    BOOST_TEST(refused.error().code == "email.refused");
  }
  BOOST_TEST(world.count("mail_outbox") == 0);
}

BOOST_AUTO_TEST_CASE(asking_from_one_place_is_slowed_down) {
  World world;
  for (int i = 0; i < 20; ++i) ask(world, "nobody" + std::to_string(i) + "@example.jp");
  const auto refused = request_password_reset(world.context, {email}, "192.0.2.1");
  BOOST_TEST(refused.error().code == "password_reset.throttled");
  BOOST_TEST(request_password_reset(world.context, {email}, "198.51.100.7").ok());
}

BOOST_AUTO_TEST_CASE(a_reset_ends_the_delay_that_strangers_caused) {
  World world;
  for (int i = 0; i < 12; ++i) log_in(world.context, {email, "wrong"}, "198.51.100." + std::to_string(i)).ok();
  BOOST_TEST(!logs_in(world, std::string(password)));
  ask(world);
  BOOST_REQUIRE(reset_password(world.context, {mailed_token(world), new_password}).ok());
  BOOST_TEST(logs_in(world, new_password));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
