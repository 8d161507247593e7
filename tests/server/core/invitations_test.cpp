// Invitations: how reviewers and administrators get their accounts.
#include "server/use_case/invitations.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/mailbox.h"
#include "server/use_case/calendar.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::string new_password = "asagao to himawari 7";
const Caller administrator{"", "an-administrator", "", portal::Role::administrator};

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(invitations)

BOOST_AUTO_TEST_CASE(an_invited_person_chooses_a_password_and_sets_up_the_second_factor) {
  World world;
  const auto invited =
      invite(world.context, administrator, {"Shinsa9@example.jp", "審査　一郎", portal::Role::reviewer});
  BOOST_REQUIRE(invited.ok());
  const Mail mail = newest_mail(world, "invitation");
  BOOST_TEST(mail.to == "shinsa9@example.jp");
  BOOST_TEST(mail.body.find(invited->link) != std::string::npos);
  BOOST_TEST(!log_in(world.context, {"shinsa9@example.jp", ""}, "192.0.2.1").ok());
  BOOST_TEST(fault(accept_invitation(world.context, {mail.token(), "short"})) == "password.refused");
  const auto accepted = accept_invitation(world.context, {mail.token(), new_password});
  BOOST_REQUIRE(accepted.ok());
  BOOST_TEST(accepted->email == "shinsa9@example.jp");
  const auto logged_in = log_in(world.context, {"shinsa9@example.jp", new_password}, "192.0.2.1");
  BOOST_REQUIRE(logged_in.ok());
  BOOST_TEST((logged_in->session.person->role == portal::Role::reviewer));
  BOOST_TEST((logged_in->session.second_factor == portal::SecondFactor::enrolment));
  BOOST_TEST(fault(accept_invitation(world.context, {mail.token(), new_password})) == "link.invalid");
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'account'") == 2);
}

BOOST_AUTO_TEST_CASE(an_invitation_lasts_72_hours_and_a_newer_one_ends_it) {
  World world;
  BOOST_REQUIRE(invite(world.context, administrator, {"new@example.jp", "新人", portal::Role::reviewer}).ok());
  const std::string older = newest_mail(world, "invitation").token();
  BOOST_REQUIRE(invite(world.context, administrator, {"new@example.jp", "新人", portal::Role::administrator}).ok());
  const std::string newer = newest_mail(world, "invitation").token();
  BOOST_TEST(world.count("accounts WHERE email = 'new@example.jp' AND role = 'administrator'") == 1);
  BOOST_TEST(fault(accept_invitation(world.context, {older, new_password})) == "link.invalid");
  world.now_ms += 72 * hour_ms;
  BOOST_TEST(fault(accept_invitation(world.context, {newer, new_password})) == "link.invalid");
}

BOOST_AUTO_TEST_CASE(who_has_an_account_is_not_invited) {
  World world;
  BOOST_TEST(fault(invite(world.context, administrator, {"kenshin@example.jp", "誰か", portal::Role::reviewer})) ==
             "account.exists");
  BOOST_TEST(fault(invite(world.context, administrator, {"nobody", "誰か", portal::Role::reviewer})) ==
             "email.refused");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
