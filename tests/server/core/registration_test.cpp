// Registration (S11, D1): what a link makes, that it works once, and that nothing tells who has an account.
#include "server/use_case/registration.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <map>

#include "server/core/mailbox.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::string new_password = "asagao to himawari 7";

portal::RegistrationRequest request(const std::string& email = "new@example.jp",
                                    const std::string& number = "契1399077-0-0") {
  return {1, form::Value::Object{{"facilityType", "sejutsu"},
                                 {"facilityName", "あさがお接骨院"},
                                 {"administratorName", "朝顔　花子"},
                                 {"registrationNumber", number},
                                 {"postalCode", "１００－０００１"},
                                 {"prefecture", "東京都"},
                                 {"address", "千代田区千代田1-1"},
                                 {"phone", "03-1234-5678"},
                                 {"email", email},
                                 {"password", new_password},
                                 {"termsAccepted", true}}};
}

void start(World& world, const portal::RegistrationRequest& message, const std::string& address = "192.0.2.1") {
  const auto outcome = start_registration(world.context, message, address);
  BOOST_REQUIRE_MESSAGE(outcome.ok(), (outcome.ok() ? "" : portal::write(outcome.error())));
}

std::string fault(const Outcome<portal::ConfirmedEmail>& outcome) { return outcome ? "none" : outcome.error().code; }

}  // namespace

BOOST_AUTO_TEST_SUITE(registration)

BOOST_AUTO_TEST_CASE(S11_a_mailed_link_makes_the_account_that_can_log_in) {
  World world;
  start(world, request(" Ｎew@Example.JP "));
  BOOST_TEST(world.count("accounts WHERE email = 'new@example.jp'") == 0);
  const Mail mail = newest_mail(world, "registration");
  BOOST_TEST(mail.to == "new@example.jp");
  BOOST_TEST(mail.body.find("/registration/confirm#") != std::string::npos);
  BOOST_TEST(mail.body.find("2026年11月24日 11時20分") != std::string::npos);  // 24 hours on, in Tokyo
  BOOST_TEST(mail.body.find("あさがお") == std::string::npos);                 // nothing that was typed

  const auto confirmed = confirm_registration(world.context, mail.token());
  BOOST_REQUIRE(confirmed.ok());
  BOOST_TEST(confirmed->email == "new@example.jp");
  const auto logged_in = log_in(world.context, {"new@example.jp", new_password}, "192.0.2.1");
  BOOST_REQUIRE(logged_in.ok());
  BOOST_TEST(logged_in->session.person->name == "朝顔　花子");
  BOOST_TEST((logged_in->session.person->role == portal::Role::applicant));
  BOOST_TEST((logged_in->session.second_factor == portal::SecondFactor::passed));
  const portal::Facility& facility = *logged_in->session.facility;
  BOOST_TEST((facility.type == portal::FacilityType::sejutsu));
  BOOST_TEST(facility.name == "あさがお接骨院");
  BOOST_TEST(facility.postal_code == "100-0001");
  BOOST_TEST(facility.phone == "0312345678");
  BOOST_TEST(world.value("SELECT origin FROM facilities WHERE registration_key = '契139907700'") == "registration");
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'account' AND to_state = 'active'") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(D1_a_facility_of_the_master_data_is_found_and_its_profile_shown) {
  World world;
  world.store.sql() << "UPDATE accounts SET facility_id = (SELECT facility_id FROM accounts WHERE email = "
                       "'kenshin@example.jp') WHERE email = 'sejutsu@example.jp'";
  start(world, request("new@example.jp", "契 1399001 00"));  // the sejutsu facility, now without an account
  BOOST_REQUIRE(confirm_registration(world.context, newest_mail(world, "registration").token()).ok());
  const auto logged_in = log_in(world.context, {"new@example.jp", new_password}, "192.0.2.1");
  BOOST_TEST(logged_in->session.facility->registration_number == "契1399001-0-0");  // as the master data write it
  BOOST_TEST(logged_in->session.facility->name == "あさがお接骨院");
  BOOST_TEST(world.value("SELECT name FROM facilities WHERE registration_key = '契139900100'") == "みほん接骨院");
  BOOST_TEST(world.value("SELECT origin FROM facilities WHERE registration_key = '契139900100'") == "master");
  BOOST_TEST(world.count("facilities") == 2);
}

BOOST_AUTO_TEST_CASE(D1_the_link_works_once_and_for_24_hours) {
  World world;
  start(world, request());
  const std::string token = newest_mail(world, "registration").token();
  BOOST_TEST(fault(confirm_registration(world.context, token + "x")) == "link.invalid");
  BOOST_TEST(fault(confirm_registration(world.context, "")) == "link.invalid");
  world.now_ms += 24 * hour_ms - 1;
  BOOST_TEST(fault(confirm_registration(world.context, token)) == "none");
  BOOST_TEST(fault(confirm_registration(world.context, token)) == "link.invalid");
  BOOST_TEST(world.value("SELECT payload_sealed FROM mailed_links WHERE used_at_ms IS NOT NULL").empty());

  start(world, request("late@example.jp", "契1399088-0-0"));
  const std::string late = newest_mail(world, "registration").token();
  world.now_ms += 24 * hour_ms;
  BOOST_TEST(fault(confirm_registration(world.context, late)) == "link.invalid");
}

BOOST_AUTO_TEST_CASE(D1_from_outside_known_addresses_and_facilities_look_like_new_ones) {
  World world;
  std::map<std::string, int> links, sent;
  const auto measure = [&](const std::string& what, const portal::RegistrationRequest& message) {
    const int links_before = world.count("mailed_links"), mails_before = world.count("mail_outbox");
    start(world, message);  // the same answer
    links[what] = world.count("mailed_links") - links_before;
    sent[what] = world.count("mail_outbox") - mails_before;
  };
  measure("new", request());
  BOOST_TEST(mails(world).back().kind == "registration");
  measure("address", request("kenshin@example.jp"));
  BOOST_TEST(mails(world).back().kind == "registration-known-address");
  BOOST_TEST(mails(world).back().token().empty());
  measure("facility", request("other@example.jp", "契1399001-0-0"));
  BOOST_TEST(mails(world).back().kind == "registration-known-facility");
  BOOST_TEST(mails(world).back().body.find("0800-080-4583") != std::string::npos);
  for (const char* what : {"new", "address", "facility"}) {
    BOOST_TEST(links[what] == 1, what);
    BOOST_TEST(sent[what] == 1, what);
  }
}

BOOST_AUTO_TEST_CASE(D1_of_two_links_for_one_address_or_facility_the_first_one_counts) {
  World world;
  start(world, request("first@example.jp"));
  const std::string first = newest_mail(world, "registration").token();
  start(world, request("second@example.jp"));  // the same facility
  const std::string second = newest_mail(world, "registration").token();
  start(world, request("first@example.jp", "契1399088-0-0"));  // the same address
  const std::string third = newest_mail(world, "registration").token();
  BOOST_TEST(fault(confirm_registration(world.context, first)) == "none");
  BOOST_TEST(fault(confirm_registration(world.context, second)) == "link.invalid");
  BOOST_TEST(newest_mail(world, "registration-known-facility").to == "second@example.jp");
  BOOST_TEST(fault(confirm_registration(world.context, third)) == "link.invalid");
  BOOST_TEST(newest_mail(world, "registration-known-address").to == "first@example.jp");
  const int before = world.count("mail_outbox");
  BOOST_TEST(fault(confirm_registration(world.context, third)) == "link.invalid");  // told once
  BOOST_TEST(world.count("mail_outbox") == before);
}

BOOST_AUTO_TEST_CASE(D1_what_is_wrong_or_missing_is_refused_by_the_core_without_a_mail) {
  World world;
  auto message = request();
  message.answers.set("password", "short");
  message.answers.erase("phone");
  const auto refused = start_registration(world.context, message, "192.0.2.1");
  BOOST_REQUIRE(!refused.ok());
  BOOST_TEST(refused.error().code == "registration.invalid");
  BOOST_TEST(refused.error().issues.at(0).field == "password");
  BOOST_TEST(refused.error().missing.at(0) == "phone");
  BOOST_TEST(world.count("mail_outbox") == 0);

  for (const char* email : {"-a@example.jp", "a@example.jp,b@example.jp", "\"a\"@example.jp", "a@example"}) {
    const auto outcome = start_registration(world.context, request(email), "192.0.2.1");
    BOOST_REQUIRE_MESSAGE(!outcome.ok(), email);
    BOOST_TEST(outcome.error().issues.at(0).field == "email");
  }

  message = request();
  message.form_version = 99;
  BOOST_TEST(start_registration(world.context, message, "192.0.2.1").error().code == "form.unknown");
}

BOOST_AUTO_TEST_CASE(D2_the_password_is_kept_as_a_hash_only_and_everything_else_is_sealed) {
  World world;
  start(world, request());
  const std::string link = world.value("SELECT token_hash || payload_sealed FROM mailed_links");
  const std::string token = newest_mail(world, "registration").token();
  for (const std::string& secret : {new_password, token, std::string("new@example.jp"), std::string("あさがお")})
    BOOST_TEST(link.find(secret) == std::string::npos, secret);
  confirm_registration(world.context, token).ok();
  BOOST_TEST(
      world.value("SELECT password_hash FROM accounts WHERE email = 'new@example.jp'").starts_with("$argon2id$"));
}

BOOST_AUTO_TEST_CASE(registrations_are_slowed_down_but_nobody_is_locked_out) {
  World world;
  for (int i = 0; i < 5; ++i) start(world, request());
  const auto refused = start_registration(world.context, request(), "192.0.2.1");
  BOOST_TEST(refused.error().code == "registration.throttled");
  BOOST_TEST(*refused.error().retry_after_s == 1);
  start(world, request(), "198.51.100.7");  // elsewhere it goes on
  BOOST_TEST(start_registration(world.context, request("x@example.jp"), "192.0.2.1").ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
