// The messages of drafts and sent applications: written and read back the same; refused with the place of the fault.
#include "portal/draft_messages.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::portal;
namespace form = madoguchi::form;
using form::Value;

namespace {

const std::string instant = "2026-11-23T01:32:00.000Z";

Value parsed(const std::string& json) { return form::parse_json(json).value(); }

// The place at which reading is refused once the member is set to `value`, or taken away.
template <class Read>
std::string place(Read read, const std::string& json, std::string_view member, std::optional<Value> value) {
  Value object = parsed(json);
  if (value) {
    object.set(member, std::move(*value));
  } else {
    object.erase(member);
  }
  const auto result = read(form::to_json(object));
  return result ? "none" : result.error().pointer;
}

Draft draft() {
  Draft draft;
  draft.listing = {"use-start", 1, 7, instant};
  draft.answers = parsed(
      R"({"staffCount":"３人","termsAccepted":true,"attachments":[{"name":"届.pdf","sizeBytes":9,"uploadId":"u1"}]})");
  draft.uploads = {{"u1", "届.pdf", 9, 4, "receiving", "", std::nullopt}};
  return draft;
}

ApplicationListing listing() {
  return {"a1", "261123-0001-2", instant, "2026-11-24T01:32:00.000Z", "use-start", 1, "received", true, 2};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(draft_messages)

BOOST_AUTO_TEST_CASE(B2_a_draft_goes_there_and_back_as_it_was_typed) {
  const std::string json = write(draft());
  const auto read = read_draft(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(*read->answers.find("staffCount")->as_string() == "３人");
  BOOST_TEST(read->uploads.front().offset_bytes == 4U);
  BOOST_TEST(place(read_draft, json, "version", Value(0)) == "/version");
  BOOST_TEST(place(read_draft, json, "savedAt", Value("soon")) == "/savedAt");
  BOOST_TEST(place(read_draft, json, "formId", Value("")) == "/formId");
  BOOST_TEST(place(read_draft, json, "uploads", std::nullopt) == "/uploads");
  BOOST_TEST(place(read_draft, json, "uploads", parsed(R"([{"id":"u"}])")) == "/uploads/0/name");
  BOOST_TEST(place(read_draft, json, "uploads", parsed("[1]")) == "/uploads/0");
  BOOST_TEST(place(read_draft, json, "more", parsed("[1]")) == "none");
}

BOOST_AUTO_TEST_CASE(typed_answers_are_bounded) {
  const std::string json = write(DraftRequest{2, draft().answers});
  BOOST_TEST(write(*read_draft_request(json)) == json);
  const auto refused = [&](const std::string& answers) {
    return place(read_draft_request, json, "answers", parsed(answers));
  };
  BOOST_TEST(refused("{}") == "none");
  BOOST_TEST(refused("[]") == "/answers");
  BOOST_TEST(refused(R"({"a":false})") == "/answers/a");
  BOOST_TEST(refused(R"({"a":1})") == "/answers/a");
  BOOST_TEST(refused(R"({"a":null})") == "/answers/a");
  BOOST_TEST(refused(R"({"a":{}})") == "/answers/a");
  BOOST_TEST(refused(R"({"":"x"})") == "/answers/");
  BOOST_TEST(refused(R"({"a":[{"name":"x"}]})") == "/answers/a/0/sizeBytes");
  BOOST_TEST(refused(R"({"a":[{"name":"x","sizeBytes":-1}]})") == "/answers/a/0/sizeBytes");
  BOOST_TEST(refused(R"({"a":[{"name":"x","sizeBytes":1,"uploadId":1}]})") == "/answers/a/0/uploadId");
  BOOST_TEST(refused(R"({"a":[{"name":"x","sizeBytes":1}]})") == "none");  // chosen, never sent
  BOOST_TEST(refused(R"({"a":["x"]})") == "/answers/a/0");

  const auto text = [](std::size_t size) { return Value(Value::Object{{"a", Value(std::string(size, 'x'))}}); };
  BOOST_TEST(place(read_draft_request, json, "answers", text(max_draft_answer_bytes)) == "none");
  BOOST_TEST(place(read_draft_request, json, "answers", text(max_draft_answer_bytes + 1)) == "/answers/a");
  Value::Object many;
  for (std::size_t i = 0; i <= max_draft_answers; ++i) many.emplace_back("f" + std::to_string(i), Value("x"));
  BOOST_TEST(place(read_draft_request, json, "answers", Value(many)) == "/answers");
  many.pop_back();
  BOOST_TEST(place(read_draft_request, json, "answers", Value(many)) == "none");
  Value::Array files(max_draft_files + 1, parsed(R"({"name":"x","sizeBytes":1})"));
  BOOST_TEST(place(read_draft_request, json, "answers", Value(Value::Object{{"a", Value(files)}})) == "/answers/a");
  BOOST_TEST(place(read_draft_request, json, "formVersion", Value(0)) == "/formVersion");
}

BOOST_AUTO_TEST_CASE(drafts_are_listed_and_savings_confirmed) {
  const std::string list = write(DraftList{{{"use-start", 1, 3, instant}}});
  BOOST_TEST(list ==
             R"({"drafts":[{"formId":"use-start","formVersion":1,"version":3,"savedAt":")" + instant + R"("}]})");
  BOOST_TEST(write(*read_draft_list(list)) == list);
  BOOST_TEST(place(read_draft_list, list, "drafts", std::nullopt) == "/drafts");
  BOOST_TEST(place(read_draft_list, list, "drafts", parsed("[{}]")) == "/drafts/0/formId");

  const std::string saved = write(DraftSaved{4, instant});
  BOOST_TEST(write(*read_draft_saved(saved)) == saved);
  BOOST_TEST(place(read_draft_saved, saved, "version", Value("4")) == "/version");
}

BOOST_AUTO_TEST_CASE(a_version_is_an_entity_tag) {
  BOOST_TEST(version_tag(12) == "\"12\"");
  BOOST_TEST((version_of_tag("\"12\"") == 12));
  BOOST_TEST((version_of_tag(version_tag(999'999'999'999'999)) == 999'999'999'999'999));
  for (const char* tag : {"", "12", "\"\"", "\"0\"", "\"01\"", "\"-1\"", "W/\"1\"", "*", "\"1", "\"1\",\"2\"",
                          "\"9999999999999999\"", "\"１\""}) {
    BOOST_TEST(!version_of_tag(tag).has_value(), tag);
  }
}

BOOST_AUTO_TEST_CASE(applications_are_listed) {
  const std::string json = write(ApplicationList{{listing()}, {}});
  BOOST_TEST(write(*read_application_list(json)) == json);
  BOOST_TEST(place(read_application_list, json, "applications", std::nullopt) == "/applications");
  BOOST_TEST(place(read_application_list, json, "applications", parsed("[7]")) == "/applications/0");
  const std::string one = write(listing());
  BOOST_TEST(write(*read_application_listing(one)) == one);
  BOOST_TEST(place(read_application_listing, one, "receiptNumber", Value("261123-0001-3")) == "/receiptNumber");
  BOOST_TEST(place(read_application_listing, one, "state", Value("lost")) == "/state");
  BOOST_TEST(place(read_application_listing, one, "withdrawable", Value(1)) == "/withdrawable");
  BOOST_TEST(place(read_application_listing, one, "withdrawable", std::nullopt) == "/withdrawable");
  BOOST_TEST(place(read_application_listing, one, "changedAt", std::nullopt) == "/changedAt");
}

BOOST_AUTO_TEST_CASE(an_application_is_shown_as_it_was_sent) {
  Application application;
  application.listing = listing();
  application.answers = parsed(R"({"confirmationMethod":"master","staffCount":3})");
  application.facts = parsed(R"({"facilityType":"sejutsu"})");
  application.withheld = {"birthDate"};
  application.attachments = {{"attachments", "通知書.pdf", 1234, "pdf"}};
  application.facility =
      Facility{FacilityType::sejutsu, "みどり接骨院", "山田　太郎", "契1234567-0-0", "100-0001", "東京都",
               "千代田区1",           "03-0000-0000"};
  const std::string json = write(application);
  const auto read = read_application(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(read->facility.name == "みどり接骨院");
  BOOST_TEST(place(read_application, json, "attachments", parsed(R"([{"field":"a"}])")) == "/attachments/0/name");
  BOOST_TEST(place(read_application, json, "facility", std::nullopt) == "/facility");
  BOOST_TEST(place(read_application, json, "facility", parsed("{}")) == "/facility/type");
  BOOST_TEST(place(read_application, json, "withheld", parsed("[1]")) == "/withheld/0");
  BOOST_TEST(place(read_application, json, "answers", parsed("[]")) == "/answers");
}

BOOST_AUTO_TEST_SUITE_END()
