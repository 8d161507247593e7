// The wire messages: written and read back the same; refused with the place of the fault; unknown members pass.
#include "portal/wire.h"

#include <boost/test/unit_test.hpp>

#include "portal/message_places.h"
#include "portal/review.h"

using namespace madoguchi::portal;
namespace form = madoguchi::form;
using form::Value;
using messages::changed;
using messages::parsed;
using messages::place;

namespace {

const std::string sha(64, 'a');

Session session() {
  Session session;
  session.person = Person{"account-1", "山田　太郎", "taro@example.jp", Role::applicant};
  session.facility =
      Facility{FacilityType::sejutsu, "みどり接骨院", "山田　太郎", "契1234567-0-0", "100-0001", "東京都",
               "千代田区1",           "03-0000-0000"};
  session.facility_check = FacilityCheck::closed;
  session.today = "2026-11-23";
  session.second_factor = SecondFactor::enrolment;
  session.idle_ends_in_s = 1800;
  session.ends_in_s = 43200;
  return session;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wire)

BOOST_AUTO_TEST_CASE(names_go_both_ways) {
  for (const auto type : {FacilityType::kenshin, FacilityType::sejutsu}) {
    BOOST_TEST((facility_type_from_name(facility_type_name(type)) == type));
  }
  for (const auto role : {Role::applicant, Role::reviewer, Role::administrator}) {
    BOOST_TEST((role_from_name(role_name(role)) == role));
  }
  for (const auto factor : {SecondFactor::passed, SecondFactor::required, SecondFactor::enrolment}) {
    BOOST_TEST((second_factor_from_name(second_factor_name(factor)) == factor));
  }
  for (const auto check :
       {FacilityCheck::none, FacilityCheck::confirmed, FacilityCheck::failed, FacilityCheck::closed}) {
    BOOST_TEST((facility_check_from_name(facility_check_name(check)) == check));
  }
  BOOST_TEST(!role_from_name("root").has_value());
}

BOOST_AUTO_TEST_CASE(a_session_with_and_without_a_person) {
  const std::string json = write(session());
  const auto read = read_session(json);
  BOOST_REQUIRE(read.ok());
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(read->facility->administrator_name == "山田　太郎");
  BOOST_TEST((read->facility_check == FacilityCheck::closed));
  BOOST_TEST((read->second_factor == SecondFactor::enrolment));
  BOOST_TEST(read->idle_ends_in_s == 1800);
  BOOST_TEST(read->ends_in_s == 43200);

  Session nobody;
  nobody.today = "2026-11-23";
  BOOST_TEST(write(nobody) == R"({"person":null,"facility":null,"facilityCheck":"none","today":"2026-11-23"})");
  BOOST_TEST(!read_session(write(nobody))->person.has_value());
}

BOOST_AUTO_TEST_CASE(a_session_is_read_strictly) {
  const std::string json = write(session());
  BOOST_TEST(place(read_session, json, "odd", Value(1)) == "none");
  BOOST_TEST(place(read_session, json, "person", std::nullopt) == "/person");
  BOOST_TEST(place(read_session, json, "person", Value("taro")) == "/person");
  BOOST_TEST(place(read_session, json, "today", Value("2026-02-30")) == "/today");
  BOOST_TEST(place(read_session, json, "facilityCheck", Value("maybe")) == "/facilityCheck");
  const Value person = *parsed(json).find("person");
  BOOST_TEST(place(read_session, json, "person", parsed(changed(form::to_json(person), "role", Value("root")))) ==
             "/person/role");
  BOOST_TEST(place(read_session, json, "person", parsed(changed(form::to_json(person), "email", Value("")))) ==
             "/person/email");
  const Value facility = *parsed(json).find("facility");
  BOOST_TEST(place(read_session, json, "facility", parsed(changed(form::to_json(facility), "name", Value(1)))) ==
             "/facility/name");
  BOOST_TEST(place(read_session, json, "secondFactor", Value("skipped")) == "/secondFactor");
  BOOST_TEST(place(read_session, json, "secondFactor", std::nullopt) == "/secondFactor");
  BOOST_TEST(place(read_session, json, "idleEndsInS", Value(-1)) == "/idleEndsInS");
  BOOST_TEST(place(read_session, json, "endsInS", Value("soon")) == "/endsInS");
  for (const char* text : {"", "[]", "null", "{", "1"}) BOOST_TEST(!read_session(text).ok());
}

BOOST_AUTO_TEST_CASE(a_login_request_is_bounded) {
  const std::string json = write(LoginRequest{"taro@example.jp", "correct horse battery staple"});
  BOOST_TEST(read_login_request(json)->password == "correct horse battery staple");
  BOOST_TEST(place(read_login_request, json, "email", Value(std::string(254, 'a'))) == "none");
  BOOST_TEST(place(read_login_request, json, "email", Value(std::string(255, 'a'))) == "/email");
  BOOST_TEST(place(read_login_request, json, "password", Value("")) == "/password");
  BOOST_TEST(place(read_login_request, json, "password", Value(std::string(1025, 'a'))) == "/password");
  BOOST_TEST(place(read_login_request, json, "password", Value(7)) == "/password");
  BOOST_TEST(!read_login_request(std::string(2'000'000, ' ')).ok());
}

BOOST_AUTO_TEST_CASE(a_facility_check_goes_there_and_back) {
  const std::string request =
      write(FacilityCheckRequest{"use-start", 1, "facilityCheck", parsed(R"({"bankAccountNumber":"1234567"})")});
  BOOST_TEST(write(*read_facility_check_request(request)) == request);
  BOOST_TEST(place(read_facility_check_request, request, "formVersion", Value(0)) == "/formVersion");
  BOOST_TEST(place(read_facility_check_request, request, "formVersion", Value(1.5)) == "/formVersion");
  BOOST_TEST(place(read_facility_check_request, request, "formId", Value("")) == "/formId");
  BOOST_TEST(place(read_facility_check_request, request, "check", std::nullopt) == "/check");
  BOOST_TEST(place(read_facility_check_request, request, "answers", Value(Value::Array{})) == "/answers");

  const std::string result = write(FacilityCheckResult{FacilityCheck::failed, 4});
  BOOST_TEST(result == R"({"outcome":"failed","remainingAttempts":4})");
  BOOST_TEST(read_facility_check_result(result)->remaining_attempts == 4);
  BOOST_TEST(place(read_facility_check_result, result, "outcome", Value("none")) == "/outcome");
  BOOST_TEST(place(read_facility_check_result, result, "remainingAttempts", Value(-1)) == "/remainingAttempts");
}

BOOST_AUTO_TEST_CASE(an_upload_says_what_became_of_it) {
  UploadStatus status{"u1", "届.pdf", 100, 40, "receiving", "", std::nullopt};
  BOOST_TEST(write(status) == R"({"id":"u1","name":"届.pdf","sizeBytes":100,"offsetBytes":40,"state":"receiving"})");
  BOOST_TEST(write(*read_upload_status(write(status))) == write(status));
  status.state = "accepted";
  status.kind = "pdf";
  const std::string accepted = write(status);
  BOOST_TEST(write(*read_upload_status(accepted)) == accepted);
  BOOST_TEST(place(read_upload_status, accepted, "kind", std::nullopt) == "/kind");
  BOOST_TEST(place(read_upload_status, accepted, "state", Value("lost")) == "/state");
  BOOST_TEST(place(read_upload_status, accepted, "offsetBytes", Value(101)) == "/offsetBytes");
  BOOST_TEST(place(read_upload_status, accepted, "sizeBytes", Value(-1)) == "/sizeBytes");
  status.state = "refused";
  status.kind.clear();
  status.refusal = form::Issue{"", "document.macros", parsed(R"({"detected":"xlsx"})")};
  const std::string refused = write(status);
  BOOST_TEST(read_upload_status(refused)->refusal->code == "document.macros");
  BOOST_TEST(write(*read_upload_status(refused)) == refused);
  BOOST_TEST(place(read_upload_status, refused, "refusal", std::nullopt) == "/refusal");
  BOOST_TEST(place(read_upload_status, refused, "refusal", parsed(R"({"field":"","code":"a.b","params":[]})")) ==
             "/refusal/params");
}

BOOST_AUTO_TEST_CASE(D10_an_application_carries_the_hash_of_what_was_reviewed) {
  const std::string json = write(ApplicationRequest{"use-start", 1, parsed(R"({"staffCount":3})"), sha});
  BOOST_TEST(write(*read_application_request(json)) == json);
  BOOST_TEST(place(read_application_request, json, "reviewedSha256", Value(std::string(64, 'A'))) == "/reviewedSha256");
  BOOST_TEST(place(read_application_request, json, "reviewedSha256", Value(std::string(63, 'a'))) == "/reviewedSha256");
  BOOST_TEST(place(read_application_request, json, "answers", std::nullopt) == "/answers");
}

BOOST_AUTO_TEST_CASE(a_receipt_has_a_receipt_number_and_a_state) {
  const std::string json = write(Receipt{"a1", "261123-0001-2", "2026-11-23T00:00:00Z", "use-start", 1, "received"});
  BOOST_TEST(write(*read_receipt(json)) == json);
  BOOST_TEST(place(read_receipt, json, "receiptNumber", Value("261123-0001-4")) == "/receiptNumber");
  BOOST_TEST(place(read_receipt, json, "state", Value("gone")) == "/state");
  BOOST_TEST(place(read_receipt, json, "receivedAt", Value("now")) == "/receivedAt");
}

BOOST_AUTO_TEST_CASE(a_problem_document_keeps_its_issues) {
  Problem problem{422, "application.invalid", "The application is not valid", "", std::nullopt, {}, {}};
  BOOST_TEST(write(problem) ==
             R"({"type":"/problems/application.invalid","title":"The application is not valid","status":422,)"
             R"("code":"application.invalid"})");
  problem.detail = "see issues";
  problem.retry_after_s = 30;
  problem.issues = {{"staffCount", "integer.out_of_range", parsed(R"({"min":1,"max":9999})")}};
  problem.missing = {"deviceCount"};
  const std::string json = write(problem);
  BOOST_TEST(write(*read_problem(json)) == json);
  BOOST_TEST(*read_problem(json)->retry_after_s == 30);
  BOOST_TEST(place(read_problem, json, "status", Value(99)) == "/status");
  BOOST_TEST(place(read_problem, json, "code", std::nullopt) == "/code");
  BOOST_TEST(place(read_problem, json, "issues", parsed("[{}]")) == "/issues/0/field");
  BOOST_TEST(place(read_problem, json, "issues", parsed("[1]")) == "/issues/0");
  BOOST_TEST(place(read_problem, json, "missing", parsed("[1]")) == "/missing/0");
  BOOST_TEST(place(read_problem, json, "missing", parsed("{}")) == "/missing");
}

BOOST_AUTO_TEST_CASE(facts_say_what_a_form_may_ask_about) {
  BOOST_TEST(form::to_json(form_facts(FacilityType::kenshin, FacilityCheck::none, "2026-11-23")) ==
             R"({"facilityType":"kenshin","facilityCheck":"none","accounts":"none","today":"2026-11-23"})");
  BOOST_TEST(
      *form_facts(FacilityType::kenshin, FacilityCheck::none, "2026-11-23", true).find("accounts")->as_string() ==
      "issued");
}

BOOST_AUTO_TEST_CASE(D10_the_reviewed_text_is_canonical) {
  const auto definition = form::Definition::create(
      R"({"id":"tiny","version":7,"titleKey":"t","fields":[{"id":"agree","type":"consent","labelKey":"l"}]})");
  BOOST_REQUIRE(definition.ok());
  BOOST_TEST(reviewed_text(*definition, parsed(R"({ "agree" : true })")) ==
             R"({"form":"tiny","version":7,"answers":{"agree":true}})");
}

BOOST_AUTO_TEST_SUITE_END()
