// Submission that is refused: each problem, and that nothing is written then.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <functional>

#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server::test {
namespace {

portal::Problem refusal(World& world, const Caller& caller, const portal::ApplicationRequest& request,
                        std::string_view key = "key") {
  const auto submitted = submit_application(world.context, caller, request, key);
  BOOST_REQUIRE(!submitted.ok());
  for (const char* table : {"applications", "application_attachments", "application_hashed_answers", "idempotency_keys",
                            "receipt_counters"}) {
    BOOST_TEST(world.count(table) == 0, table);
  }
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'application'") == 0);
  return submitted.error();
}

// Document answers whose only attachment was changed after the upload.
portal::ApplicationRequest with_attachment(World& world, const std::function<void(UploadRecord&)>& change) {
  UploadRecord upload = world.accepted_upload(world.kenshin);
  change(upload);
  return world.request(world.kenshin, document_answers(upload));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(application_faults)

BOOST_AUTO_TEST_CASE(D10_no_key_or_an_unusable_one) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  for (const std::string& key : {std::string(), std::string("a b"), std::string("鍵"), std::string(256, 'k')}) {
    BOOST_TEST(refusal(world, world.kenshin, request, key).code == "idempotency.key_missing");
  }
}

BOOST_AUTO_TEST_CASE(B7_an_unknown_form_or_version) {
  World world;
  auto request = world.request(world.kenshin, kenshin_answers());
  request.form_version = 2;
  BOOST_TEST(refusal(world, world.kenshin, request).code == "form.unknown");
}

BOOST_AUTO_TEST_CASE(a_caller_without_a_facility) {
  World world;
  BOOST_TEST(refusal(world, world.reviewer, world.request(world.kenshin, kenshin_answers())).code ==
             "session.forbidden");
}

BOOST_AUTO_TEST_CASE(the_core_validates_again_and_says_what_is_wrong_and_missing) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  auto request = world.request(world.kenshin, kenshin_answers());
  request.answers.set("deviceCount", 21);
  request.answers.erase("termsAccepted");
  const portal::Problem problem = refusal(world, world.kenshin, request);
  BOOST_TEST(problem.code == "application.invalid");
  BOOST_REQUIRE_EQUAL(problem.issues.size(), 1U);
  BOOST_TEST(problem.issues.front().field == "deviceCount");
  BOOST_REQUIRE_EQUAL(problem.missing.size(), 1U);
  BOOST_TEST(problem.missing.front() == "termsAccepted");
}

BOOST_AUTO_TEST_CASE(D4_without_a_confirmed_check_the_check_is_missing) {
  World world;
  const portal::Problem problem = refusal(world, world.kenshin, world.request(world.kenshin, kenshin_answers()));
  BOOST_TEST(problem.code == "application.invalid");
  BOOST_REQUIRE_EQUAL(problem.missing.size(), 1U);
  BOOST_TEST(problem.missing.front() == "facilityCheck");
}

BOOST_AUTO_TEST_CASE(D4_a_confirmation_holds_for_the_checked_value_alone) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const portal::Problem problem =
      refusal(world, world.kenshin, world.request(world.kenshin, kenshin_answers("1234567")));
  BOOST_TEST(problem.missing.front() == "facilityCheck");
}

BOOST_AUTO_TEST_CASE(D4_a_failed_check_is_no_confirmation) {
  World world;
  world.check(world.kenshin, kenshin_answers("1234567"));
  BOOST_TEST(refusal(world, world.kenshin, world.request(world.kenshin, kenshin_answers("1234567"))).code ==
             "application.invalid");
}

BOOST_AUTO_TEST_CASE(a_confirmation_holds_for_24_hours) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  world.now_ms += day_ms + 1;
  BOOST_TEST(refusal(world, world.kenshin, request).missing.front() == "facilityCheck");
  world.now_ms -= 1;
  BOOST_TEST(submit_application(world.context, world.kenshin, request, "key").ok());
}

BOOST_AUTO_TEST_CASE(another_facilitys_confirmation_is_none) {
  World world;
  world.check(world.sejutsu, sejutsu_answers());
  BOOST_TEST(refusal(world, world.kenshin, world.request(world.kenshin, kenshin_answers())).code ==
             "application.invalid");
}

BOOST_AUTO_TEST_CASE(D5_a_closed_check_stands_in_the_way_of_an_earlier_confirmation) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  for (int i = 0; i < 5; ++i) world.check(world.kenshin, kenshin_answers("1"));
  BOOST_TEST(refusal(world, world.kenshin, request).code == "application.invalid");
}

BOOST_AUTO_TEST_CASE(D10_what_was_reviewed_must_be_what_arrives) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  auto request = world.request(world.kenshin, kenshin_answers());
  request.answers.set("staffCount", 4);  // after the dialog
  BOOST_TEST(refusal(world, world.kenshin, request).code == "application.review_mismatch");
  request = world.request(world.kenshin, kenshin_answers());
  request.reviewed_sha256.clear();
  BOOST_TEST(refusal(world, world.kenshin, request).code == "application.review_mismatch");
}

BOOST_AUTO_TEST_CASE(an_attachment_must_be_an_accepted_upload_of_the_facility_as_it_is_on_record) {
  World world;
  const auto code = [&](const portal::ApplicationRequest& request) {
    return refusal(world, world.kenshin, request).code;
  };
  const std::string unknown = "application.attachment_unknown";
  BOOST_TEST(code(with_attachment(world, [](UploadRecord& upload) { upload.id = "nothing"; })) == unknown);
  BOOST_TEST(code(with_attachment(world, [](UploadRecord& upload) { upload.id = ""; })) == "application.invalid");
  BOOST_TEST(code(with_attachment(world, [](UploadRecord& upload) { upload.name = "other.pdf"; })) == unknown);
  BOOST_TEST(code(with_attachment(world, [](UploadRecord& upload) { upload.size_bytes += 1; })) == unknown);
  BOOST_TEST(code(with_attachment(world, [](UploadRecord& upload) {
               upload.name = "todoke.png";
               upload.kind = "png";
             })) == unknown);

  const UploadRecord foreign = world.accepted_upload(world.sejutsu);
  BOOST_TEST(code(world.request(world.kenshin, document_answers(foreign))) == unknown);

  UploadRecord receiving = create_upload(world.context, world.kenshin, "todoke.pdf", 5).value();
  receiving.kind = "pdf";
  BOOST_TEST(code(world.request(world.kenshin, document_answers(receiving))) == unknown);

  document::Recognition refused;
  refused.refusal = document::Refusal{"document.damaged", {}, {}};
  record_recognition(world.context, receiving.id, refused);
  BOOST_TEST(code(world.request(world.kenshin, document_answers(receiving))) == unknown);

  const form::Value twice = [&] {
    form::Value answers = document_answers(world.accepted_upload(world.kenshin));
    form::Value::Array attachments = *answers.find("attachments")->as_array();
    attachments.push_back(attachments.front());
    answers.set("attachments", attachments);
    return answers;
  }();
  const auto request = world.request(world.kenshin, twice);
  const std::string twice_code = code(request);
  BOOST_TEST((twice_code == unknown || twice_code == "application.invalid"));
}

BOOST_AUTO_TEST_CASE(an_upload_belongs_to_one_application_only) {
  World world;
  const auto request = world.request(world.kenshin, document_answers(world.accepted_upload(world.kenshin)));
  BOOST_REQUIRE(submit_application(world.context, world.kenshin, request, "key-1").ok());
  const auto again = submit_application(world.context, world.kenshin, request, "key-2");
  BOOST_REQUIRE(!again.ok());
  BOOST_TEST(again.error().code == "application.attachment_unknown");
  BOOST_TEST(world.count("applications") == 1);
}

BOOST_AUTO_TEST_CASE(hostile_answers_are_invalid_and_nothing_more) {
  World world;
  for (const form::Value& answers :
       {form::Value(), form::Value("text"), form::Value(form::Value::Array{1, 2}), form::Value(1.5e300),
        form::Value(form::Value::Object{{"attachments", "x"}, {"confirmationMethod", "documents"}}),
        form::Value(form::Value::Object{{"confirmationMethod", form::Value::Object{{"a", true}}}})}) {
    BOOST_TEST(refusal(world, world.kenshin, {"use-start", 1, answers, std::string(64, '0')}).code ==
               "application.invalid");
  }
}

BOOST_AUTO_TEST_CASE(a_failure_at_the_last_statement_leaves_nothing) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  world.store.sql() << "CREATE TRIGGER no_more_keys BEFORE INSERT ON idempotency_keys "
                       "BEGIN SELECT RAISE(ABORT, 'no more'); END";
  BOOST_CHECK_THROW(submit_application(world.context, world.kenshin, request, "key"), soci::soci_error);
  BOOST_TEST(world.count("applications") == 0);
  BOOST_TEST(world.count("receipt_counters") == 0);
  BOOST_TEST(world.count("audit_entries") == 0);
  world.store.sql() << "DROP TRIGGER no_more_keys";
  BOOST_TEST(submit_application(world.context, world.kenshin, request, "key").ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
