// Review's messages: written and read back the same; refused with the place of the fault.
#include "portal/review_messages.h"

#include <boost/test/unit_test.hpp>

#include "portal/attachment_table.h"
#include "portal/draft_messages.h"
#include "portal/message_places.h"

using namespace madoguchi::portal;
namespace form = madoguchi::form;
using form::Value;
using messages::place;

namespace {

const std::string instant = "2026-11-23T01:32:00.000Z";

ReviewListing listing() {
  ReviewListing listing;
  listing.id = "a1";
  listing.receipt_number = "261123-0001-2";
  listing.received_at = listing.changed_at = instant;
  listing.form_id = "use-start";
  listing.form_version = 1;
  listing.state = "inReview";
  listing.version = 3;
  listing.facility_type = FacilityType::sejutsu;
  listing.facility_name = "みほん接骨院";
  listing.prefecture = "東京都";
  listing.person_name = "髙橋 一郎";
  listing.method = "documents";
  listing.device_count = 2;
  listing.claimed_by = "審査 太郎";
  listing.approval_proposed = true;
  return listing;
}

IssuedAccount account() {
  return {"W0000001", IssuedAccountState::stopped, instant, instant, "a1", "261123-0001-2", "W0000009"};
}

ReviewApplication application() {
  ReviewApplication application;
  application.listing = listing();
  application.answers = Value::Object{{"staffCount", 3}};
  application.facts = Value::Object{{"facilityType", "sejutsu"}};
  application.withheld = {"birthDate"};
  application.facility.name = "みほん接骨院";
  application.master = application.facility;
  application.differing = {"address"};
  application.check = {true, 5, instant, true};
  application.attachments = {
      {"u1",
       "attachments",
       "todoke.pdf",
       1234,
       "pdf",
       true,
       true,
       {ScanState::infected, instant, "Test.Signature", ""}},
      {"u2", "attachments", "b.xlsx", 1, "xlsx", false, false, {ScanState::failed, instant, "", "too large"}},
      {"u3", "attachments", "c.png", 1, "png", false, false, {}}};
  application.history = {{instant, "", "applicant", "draft", "received"}};
  application.decisions = {
      {instant, "審査 太郎", DecisionKind::send_back, true, "全体について", {{"staffCount", "ご確認ください"}}}};
  application.revisions = {
      {instant, {{"staffCount", false, Value(2), Value(3)}, {"birthDate", true, std::nullopt, std::nullopt}}}};
  application.accounts = {account()};
  application.claim = ReviewClaim{"審査 太郎", instant, false};
  return application;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(review_messages)

BOOST_AUTO_TEST_CASE(a_page_of_the_queue_reads_back) {
  ReviewListing bare = listing();
  bare.method.clear();
  bare.device_count = 0;
  bare.claimed_by.clear();
  const std::string json = write(ReviewPage{{listing(), bare}, {{"received", 100'000}}, "42"});
  const auto read = read_review_page(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(read_review_page(R"({"applications":[],"counts":[]})")->next.empty());
  BOOST_TEST(place(read_review_page, json, "counts", Value(Value::Array{Value(1)})) == "/counts/0");
}

BOOST_AUTO_TEST_CASE(an_application_at_the_desk_reads_back) {
  const std::string json = write(application());
  const auto read = read_review_application(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer + " " + read.error().message));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(place(read_review_application, json, "state", Value("lost")) == "/state");
  BOOST_TEST(place(read_review_application, json, "version", Value(0)) == "/version");
  ReviewApplication bare = application();
  bare.master.reset();
  bare.claim.reset();
  BOOST_TEST(write(*read_review_application(write(bare))) == write(bare));
}

BOOST_AUTO_TEST_CASE(a_decision_is_read_within_its_bounds) {
  const DecisionRequest request{DecisionKind::send_back, {{"staffCount", "人数をご確認ください"}}, "理由"};
  const std::string json = write(request);
  BOOST_TEST(write(*read_decision_request(json)) == json);
  BOOST_TEST(read_decision_request(R"({"kind":"approve"})")->flags.empty());
  BOOST_TEST(place(read_decision_request, json, "kind", Value("maybe")) == "/kind");
  BOOST_TEST(place(read_decision_request, json, "reason", Value(std::string(1501, 'x'))) == "/reason");
  const Value flag = Value::Object{{"field", ""}, {"comment", ""}};
  BOOST_TEST(place(read_decision_request, json, "flags", Value(Value::Array{flag})) == "/flags/0/field");
  BOOST_TEST(place(read_decision_request, json, "flags", Value(Value::Array(51, flag))) == "/flags");
}

BOOST_AUTO_TEST_CASE(a_bulk_approval_and_its_summary_read_back) {
  const std::string json = write(BulkApproval{{{"a1", 3}, {"a2", 1}}});
  BOOST_TEST(write(*read_bulk_approval(json)) == json);
  const Value item = Value::Object{{"id", "a"}, {"version", 1}};
  BOOST_TEST(place(read_bulk_approval, json, "applications", Value(Value::Array(101, item))) == "/applications");
  const std::string summary = write(
      BulkApprovalResult{{{"a1", ApprovalOutcome::completed, ""}, {"a2", ApprovalOutcome::refused, "review.changed"}}});
  BOOST_TEST(write(*read_bulk_approval_result(summary)) == summary);
}

BOOST_AUTO_TEST_CASE(a_resubmission_reads_back) {
  const std::string json = write(ResubmissionRequest{Value::Object{{"staffCount", 3}}, std::string(64, 'a')});
  BOOST_TEST(write(*read_resubmission_request(json)) == json);
  BOOST_TEST(place(read_resubmission_request, json, "reviewedSha256", Value(std::string(64, 'A'))) ==
             "/reviewedSha256");
}

BOOST_AUTO_TEST_CASE(a_reopening_reads_back) {
  const std::string json = write(CheckReopening{FacilityType::sejutsu, "契1399001-0-0"});
  BOOST_TEST(write(*read_check_reopening(json)) == json);
  BOOST_TEST(place(read_check_reopening, json, "facilityType", Value("shop")) == "/facilityType");
}

BOOST_AUTO_TEST_CASE(issued_accounts_read_back) {
  IssuedAccount active = account();
  active.state = IssuedAccountState::active;
  active.replaced_by.clear();
  const std::string json = write(IssuedAccountList{{account(), active}});
  BOOST_TEST(write(*read_issued_account_list(json)) == json);
  BOOST_TEST(write(*read_issued_account(write(active))) == write(active));
}

BOOST_AUTO_TEST_CASE(B5_an_applicant_sees_flags_and_what_was_changed) {
  Application returned;
  returned.listing = {"a1", "261123-0001-2", instant, instant, "use-start", 1, "returned", true};
  returned.answers = returned.facts = Value(Value::Object{});
  returned.flags = {{"staffCount", "ご確認ください"}};
  returned.reason = "全体について";
  returned.revisions = application().revisions;
  const std::string json = write(returned);
  const auto read = read_application(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer + " " + read.error().message));
  BOOST_TEST(write(*read) == json);
}

BOOST_AUTO_TEST_CASE(a_workbook_as_a_table_reads_back_within_its_bounds) {
  const std::string json =
      write(AttachmentTable{{{"一覧", {{"名前", "台数"}, {}, {"みほん接骨院"}}, 900, 2, true}}, 21});
  const auto read = read_attachment_table(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer + " " + read.error().message));
  BOOST_TEST(write(*read) == json);
  const auto refused = [](std::vector<std::vector<std::string>> rows) {
    const auto result = read_attachment_table(write(AttachmentTable{{{"S", std::move(rows), 1, 1, false}}, 1}));
    return result ? "none" : result.error().pointer;
  };
  BOOST_TEST(refused(std::vector<std::vector<std::string>>(500, std::vector<std::string>(50))) == "none");
  BOOST_TEST(refused(std::vector<std::vector<std::string>>(501)) == "/sheets/0/rows");
  BOOST_TEST(refused({std::vector<std::string>(51)}) == "/sheets/0/rows/0");
  BOOST_TEST(refused({{}, {std::string(4001, 'x')}}) == "/sheets/0/rows/1");
  BOOST_TEST(place(read_attachment_table, json, "sheetCount", Value(-1)) == "/sheetCount");
}

BOOST_AUTO_TEST_SUITE_END()
