// A returned application that is sent again (B5): what may differ, what is kept, what it says of before and after.
#include "server/use_case/resubmission.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "portal/review.h"
#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/decisions.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {
namespace {

// Sent back with these fields flagged; its id.
std::string returned(World& world, const std::string& id, const std::vector<std::string>& fields) {
  const auto claimed = claim_application(world.context, world.reviewer, id);
  BOOST_REQUIRE(claimed.ok());
  portal::DecisionRequest request{portal::DecisionKind::send_back, {}, ""};
  for (const std::string& field : fields) request.flags.push_back({field, "ご確認ください。"});
  const auto decided = decide_application(world.context, world.reviewer, id,
                                          {Precondition::Kind::version, claimed->listing.version}, request);
  BOOST_REQUIRE_MESSAGE(decided.ok(), (decided.ok() ? "" : portal::write(decided.error())));
  return id;
}

// What a client sends: the answers that it was given, with some changed.
portal::ResubmissionRequest changed(World& world, const Caller& caller, const std::string& id,
                                    const form::Value::Object& changes) {
  form::Value answers = find_application(world.context, caller, id)->answers;
  for (const auto& [field, value] : changes) {
    if (value.is_null()) {
      answers.erase(field);
    } else {
      answers.set(field, value);
    }
  }
  const bool is_sejutsu = caller.account_id == world.sejutsu.account_id;
  const form::Value facts =
      portal::form_facts(is_sejutsu ? portal::FacilityType::sejutsu : portal::FacilityType::kenshin,
                         portal::FacilityCheck::confirmed, "2026-11-23");
  const form::Evaluation evaluation = form::evaluate(world.use_start(), facts, answers);
  return {evaluation.answers, Keys::sha256_hex(portal::reviewed_text(world.use_start(), evaluation.answers))};
}

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resubmission)

BOOST_AUTO_TEST_CASE(B5_a_flagged_field_is_changed_under_the_same_receipt_number) {
  World world;
  const std::string id = returned(world, world.send_confirmed(), {"staffCount"});
  const std::string number = find_application(world.context, world.kenshin, id)->listing.receipt_number;
  world.now_ms += hour_ms;
  const auto request = changed(world, world.kenshin, id, {{"staffCount", 5}});
  const auto sent = resubmit_application(world.context, world.kenshin, id, request, "again");
  BOOST_REQUIRE_MESSAGE(sent.ok(), (sent.ok() ? "" : portal::write(sent.error())));
  BOOST_TEST(sent->receipt.receipt_number == number);
  BOOST_TEST(sent->receipt.state == "received");

  const auto seen = find_application(world.context, world.kenshin, id);
  BOOST_TEST(*seen->answers.find("staffCount")->as_integer() == 5);
  BOOST_TEST(seen->flags.empty());
  BOOST_REQUIRE_EQUAL(seen->revisions.size(), 1U);
  BOOST_REQUIRE_EQUAL(seen->revisions[0].changes.size(), 1U);
  BOOST_TEST(seen->revisions[0].changes[0].field == "staffCount");
  BOOST_TEST(*seen->revisions[0].changes[0].before->as_integer() == 3);
  BOOST_TEST(*seen->revisions[0].changes[0].after->as_integer() == 5);
  // The account number, which nobody asked about, stands as it was, and so does what the check said of it.
  BOOST_TEST(seen->withheld == std::vector<std::string>{"bankAccountNumber"}, boost::test_tools::per_element());
  const auto at_desk = find_for_review(world.context, world.reviewer, id);
  BOOST_TEST(at_desk->listing.check_confirmed);
  BOOST_TEST(at_desk->listing.version == 4);
  BOOST_TEST(at_desk->revisions.size() == 1U);
  BOOST_TEST(world.count("audit_entries WHERE from_state = 'returned' AND to_state = 'received'") == 1);

  // The same again gets the same receipt; something else under the same key does not.
  BOOST_TEST(resubmit_application(world.context, world.kenshin, id, request, "again")->repeated);
  const auto other = changed(world, world.kenshin, id, {{"staffCount", 6}});
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, other, "again")) == "idempotency.key_reused");
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, other, "new")) == "application.not_returned");
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(B5_what_was_not_flagged_is_locked) {
  World world;
  const std::string id = returned(world, world.send_confirmed(), {"staffCount"});
  const auto refused =
      resubmit_application(world.context, world.kenshin, id,
                           changed(world, world.kenshin, id, {{"staffCount", 5}, {"deviceCount", 20}}), "k");
  BOOST_TEST(fault(refused) == "application.locked");
  BOOST_REQUIRE_EQUAL(refused.error().issues.size(), 1U);
  BOOST_TEST(refused.error().issues[0].field == "deviceCount");
  const auto hashed = resubmit_application(world.context, world.kenshin, id,
                                           changed(world, world.kenshin, id, {{"bankAccountNumber", "7654321"}}), "k");
  BOOST_TEST(fault(hashed) == "application.locked");
  BOOST_TEST(world.value("SELECT state FROM applications") == "returned");
  BOOST_TEST(world.count("application_revisions") == 0);
  // Nothing needs to change.
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, changed(world, world.kenshin, id, {}),
                                        "k")) == "none");
}

BOOST_AUTO_TEST_CASE(B5_a_flagged_answer_that_is_kept_as_a_hash_is_given_and_checked_anew) {
  World world;
  const std::string id = returned(world, world.send_confirmed(), {"bankAccountNumber"});
  const auto without =
      resubmit_application(world.context, world.kenshin, id, changed(world, world.kenshin, id, {}), "k");
  BOOST_TEST(fault(without) == "application.invalid");
  BOOST_TEST(without.error().missing.at(0) == "bankAccountNumber");
  const auto request = changed(world, world.kenshin, id, {{"bankAccountNumber", "7654321"}});
  world.now_ms += 2 * day_ms;  // the confirmation of then holds no more
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, request, "k")) == "application.invalid");
  world.check(world.kenshin, kenshin_answers());
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, request, "k")) == "none");
  const auto seen = find_application(world.context, world.kenshin, id);
  BOOST_REQUIRE_EQUAL(seen->revisions.size(), 1U);
  BOOST_TEST(seen->revisions[0].changes.at(0).field == "bankAccountNumber");
  BOOST_TEST(seen->revisions[0].changes[0].withheld);
  BOOST_TEST(portal::write(*seen).find("7654321") == std::string::npos);
  BOOST_TEST(world.count("application_hashed_answers") == 1);
}

BOOST_AUTO_TEST_CASE(B5_fields_that_come_and_go_with_a_flagged_one_may_differ) {
  World world;
  const std::string id = returned(world, world.send_confirmed(), {"confirmationMethod"});
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  const form::Value documents = document_answers(upload);
  const auto request = changed(world, world.kenshin, id,
                               {{"confirmationMethod", "documents"}, {"attachments", *documents.find("attachments")}});
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, request, "k")) == "none");
  const auto seen = find_for_review(world.context, world.reviewer, id);
  BOOST_TEST(seen->listing.method == "documents");
  BOOST_TEST(seen->withheld.empty());
  BOOST_REQUIRE_EQUAL(seen->attachments.size(), 1U);
  BOOST_TEST(!seen->attachments[0].superseded);
}

BOOST_AUTO_TEST_CASE(B5_attachments_that_were_replaced_stay_for_the_reviewer) {
  World world;
  const std::string id = returned(world, world.send_documents(), {"attachments"});
  const UploadRecord upload = world.accepted_upload(world.sejutsu, "新しい通知書.pdf");
  const form::Value documents = document_answers(upload);
  const auto request = changed(world, world.sejutsu, id, {{"attachments", *documents.find("attachments")}});
  BOOST_TEST(fault(resubmit_application(world.context, world.sejutsu, id, request, "k")) == "none");
  const auto own = find_application(world.context, world.sejutsu, id);
  BOOST_REQUIRE_EQUAL(own->attachments.size(), 1U);
  BOOST_TEST(own->attachments[0].name == "新しい通知書.pdf");
  const auto seen = find_for_review(world.context, world.reviewer, id);
  BOOST_REQUIRE_EQUAL(seen->attachments.size(), 2U);
  BOOST_TEST(seen->attachments[0].superseded);
  BOOST_TEST(!seen->attachments[1].superseded);
  BOOST_TEST(open_attachment(world.context, world.reviewer, id, seen->attachments[0].id).ok());
  BOOST_TEST(!forget_upload(world.context, seen->attachments[0].id));
}

BOOST_AUTO_TEST_CASE(only_ones_own_returned_application_is_sent_again) {
  World world;
  const std::string id = world.send_confirmed();
  const auto request = changed(world, world.kenshin, id, {});
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, request, "k")) == "application.not_returned");
  returned(world, id, {"staffCount"});
  BOOST_TEST(fault(resubmit_application(world.context, world.sejutsu, id, request, "k")) == "application.unknown");
  BOOST_TEST(fault(resubmit_application(world.context, world.reviewer, id, request, "k")) == "session.forbidden");
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, request, "")) == "idempotency.key_missing");
  auto tampered = request;
  tampered.reviewed_sha256 = std::string(64, '0');
  BOOST_TEST(fault(resubmit_application(world.context, world.kenshin, id, tampered, "k")) ==
             "application.review_mismatch");
}

BOOST_AUTO_TEST_CASE(a_decision_on_what_was_looked_at_before_a_resubmission_says_what_changed) {
  World world;
  const std::string id = returned(world, world.send_confirmed(), {"staffCount"});
  const std::int64_t looked_at = find_for_review(world.context, world.reviewer, id)->listing.version;
  BOOST_REQUIRE(resubmit_application(world.context, world.kenshin, id,
                                     changed(world, world.kenshin, id, {{"staffCount", 5}}), "k")
                    .ok());
  const auto refused =
      decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, looked_at}, {});
  BOOST_TEST(fault(refused) == "review.changed");
  BOOST_REQUIRE_EQUAL(refused.error().issues.size(), 2U);
  BOOST_TEST(refused.error().issues[1].field == "staffCount");
  BOOST_TEST(refused.error().issues[1].code == "review.answer_changed");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
