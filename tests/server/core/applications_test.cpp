// Submission: what is written, what a repeat gets (D9, D10, B7).
#include "server/use_case/applications.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "portal/application.h"
#include "server/core/world.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(applications)

BOOST_AUTO_TEST_CASE(an_application_with_a_confirmed_check_gets_a_receipt_and_is_kept_as_it_was_sent) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto submitted =
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key-1");
  BOOST_REQUIRE_MESSAGE(submitted.ok(), (submitted.ok() ? "" : portal::write(submitted.error())));
  BOOST_TEST(!submitted->repeated);
  const portal::Receipt& receipt = submitted->receipt;
  BOOST_TEST(receipt.receipt_number == portal::receipt_number({2026, 11, 23}, 1));
  BOOST_TEST(receipt.received_at == "2026-11-23T02:20:00.000Z");
  BOOST_TEST(receipt.form_id == "use-start");
  BOOST_TEST(receipt.form_version == 1);
  BOOST_TEST(receipt.state == "received");

  const auto kept = find_application(world.context, world.kenshin, receipt.id);
  BOOST_REQUIRE(kept.ok());
  BOOST_TEST(kept->listing.receipt_number == receipt.receipt_number);
  BOOST_TEST(kept->listing.changed_at == receipt.received_at);
  BOOST_TEST(kept->listing.withdrawable);
  BOOST_TEST(kept->facility.name == "みほん健診センター");
  BOOST_TEST(*kept->facts.find("facilityType")->as_string() == "kenshin");
  BOOST_TEST(kept->withheld == std::vector<std::string>{"bankAccountNumber"}, boost::test_tools::per_element());
  const form::Value* answers = &kept->answers;
  BOOST_TEST(*answers->find("staffCount")->as_integer() == 3);
  BOOST_TEST(*answers->find("deviceCount")->as_integer() == 2);
  BOOST_TEST(*answers->find("termsAccepted")->as_bool());
  BOOST_TEST(answers->find("bankAccountNumber") == nullptr);  // D5: only its keyed hash is kept
  BOOST_TEST(world.count("application_hashed_answers WHERE field = 'bankAccountNumber'") == 1);
}

BOOST_AUTO_TEST_CASE(S22_an_application_with_documents_holds_its_uploads) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.sejutsu, "通知書.pdf");
  const auto submitted =
      submit_application(world.context, world.sejutsu, world.request(world.sejutsu, document_answers(upload)), "key");
  BOOST_REQUIRE_MESSAGE(submitted.ok(), (submitted.ok() ? "" : portal::write(submitted.error())));
  BOOST_TEST(world.value("SELECT application_id FROM application_attachments WHERE upload_id = '" + upload.id + "'") ==
             submitted->receipt.id);
  const auto kept = find_application(world.context, world.sejutsu, submitted->receipt.id);
  BOOST_REQUIRE_EQUAL(kept->attachments.size(), 1U);
  BOOST_TEST(kept->attachments[0].field == "attachments");
  BOOST_TEST(kept->attachments[0].name == "通知書.pdf");
  BOOST_TEST(kept->attachments[0].size_bytes == upload.size_bytes);
  BOOST_TEST(kept->attachments[0].kind == "pdf");
}

BOOST_AUTO_TEST_CASE(D9_answers_that_are_not_visible_are_not_kept) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  portal::ApplicationRequest request = world.request(world.kenshin, document_answers(upload));
  request.answers.set("bankAccountNumber", "7654321");
  request.answers.set("birthDate", "1980-04-01");
  const auto submitted = submit_application(world.context, world.kenshin, request, "key");
  BOOST_REQUIRE(submitted.ok());
  const auto kept = find_application(world.context, world.kenshin, submitted->receipt.id);
  BOOST_TEST(kept->answers.find("bankAccountNumber") == nullptr);
  BOOST_TEST(kept->answers.find("birthDate") == nullptr);
  BOOST_TEST(kept->withheld.empty());
  BOOST_TEST(world.count("application_hashed_answers") == 0);
}

BOOST_AUTO_TEST_CASE(D10_a_repeat_gets_the_first_receipt) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  const portal::ApplicationRequest request = world.request(world.kenshin, document_answers(upload));
  const auto first = submit_application(world.context, world.kenshin, request, "key");
  BOOST_REQUIRE(first.ok());
  world.now_ms += 3 * day_ms;
  const auto repeat = submit_application(world.context, world.kenshin, request, "key");
  BOOST_REQUIRE(repeat.ok());
  BOOST_TEST(repeat->repeated);
  BOOST_TEST(portal::write(repeat->receipt) == portal::write(first->receipt));
  BOOST_TEST(world.count("applications") == 1);
}

BOOST_AUTO_TEST_CASE(D10_a_key_that_comes_with_other_answers_is_refused) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key").ok());
  form::Value other = kenshin_answers();
  other.set("staffCount", 4);
  const auto reused = submit_application(world.context, world.kenshin, world.request(world.kenshin, other), "key");
  BOOST_REQUIRE(!reused.ok());
  BOOST_TEST(reused.error().code == "idempotency.key_reused");
  BOOST_TEST(world.count("applications") == 1);
}

BOOST_AUTO_TEST_CASE(D10_keys_of_different_accounts_are_different_keys) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  world.check(world.sejutsu, sejutsu_answers());
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key").ok());
  const auto other =
      submit_application(world.context, world.sejutsu, world.request(world.sejutsu, sejutsu_answers()), "key");
  BOOST_REQUIRE(other.ok());
  BOOST_TEST(!other->repeated);
}

BOOST_AUTO_TEST_CASE(a_facility_may_apply_again_under_another_key) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const portal::ApplicationRequest request = world.request(world.kenshin, kenshin_answers());
  const auto first = submit_application(world.context, world.kenshin, request, "key-1");
  const auto second = submit_application(world.context, world.kenshin, request, "key-2");
  BOOST_REQUIRE(first.ok());
  BOOST_REQUIRE(second.ok());
  BOOST_TEST(second->receipt.receipt_number == portal::receipt_number({2026, 11, 23}, 2));
}

BOOST_AUTO_TEST_CASE(receipt_numbers_begin_anew_each_day_of_tokyo) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const portal::ApplicationRequest request = world.request(world.kenshin, kenshin_answers());
  world.now_ms = start_ms + 12 * hour_ms + 39 * minute_ms;  // 23:59 in Tokyo
  BOOST_TEST(submit_application(world.context, world.kenshin, request, "a")->receipt.receipt_number ==
             portal::receipt_number({2026, 11, 23}, 1));
  world.now_ms += minute_ms;
  BOOST_TEST(submit_application(world.context, world.kenshin, request, "b")->receipt.receipt_number ==
             portal::receipt_number({2026, 11, 24}, 1));
}

BOOST_AUTO_TEST_CASE(a_facility_sees_its_own_applications_newest_first) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const portal::ApplicationRequest request = world.request(world.kenshin, kenshin_answers());
  std::vector<std::string> ids;
  for (const char* key : {"a", "b", "c"}) {
    ids.push_back(submit_application(world.context, world.kenshin, request, key)->receipt.id);
    world.now_ms += second_ms;
  }
  const auto listed = list_applications(world.context, world.kenshin).applications;
  BOOST_REQUIRE_EQUAL(listed.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(listed[i].id == ids[2 - i]);
  BOOST_TEST(list_applications(world.context, world.sejutsu).applications.empty());
  BOOST_TEST(list_applications(world.context, world.reviewer).applications.empty());
  BOOST_TEST(find_application(world.context, world.sejutsu, ids[0]).error().code == "application.unknown");
  BOOST_TEST(find_application(world.context, world.reviewer, ids[0]).error().code == "application.unknown");
  BOOST_TEST(find_application(world.context, world.kenshin, "nothing").error().code == "application.unknown");
}

BOOST_AUTO_TEST_CASE(B7_the_application_keeps_form_version_and_what_the_form_was_told) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key").ok());
  BOOST_TEST(world.value("SELECT form_id || ' ' || form_version FROM applications") == "use-start 1");
  const form::Value facts = form::parse_json(world.value("SELECT facts FROM applications")).value();
  BOOST_TEST(*facts.find("facilityCheck")->as_string() == "confirmed");
  BOOST_TEST(*facts.find("facilityType")->as_string() == "kenshin");
  BOOST_TEST(*facts.find("today")->as_string() == "2026-11-23");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
