// Decisions: what they need, what follows from them, what stands in their way (S29, B5, D5).
#include "server/use_case/decisions.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {
namespace {

using portal::DecisionKind;

const portal::DecisionRequest approve{};
const portal::DecisionRequest send_back{DecisionKind::send_back, {{"staffCount", "人数をご確認ください。"}}, ""};
const portal::DecisionRequest reject{DecisionKind::reject, {}, "対象となる施設ではありません。"};

Precondition at(std::int64_t version) { return {Precondition::Kind::version, version}; }

std::string claimed(World& world, const std::string& id) {
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, id).ok());
  return id;
}

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

std::string first_issue(const Outcome<portal::ReviewApplication>& outcome) {
  return outcome || outcome.error().issues.empty() ? "none" : outcome.error().issues.front().code;
}

std::string state(World& world, const std::string& id) {
  return world.value("SELECT state FROM applications WHERE id = '" + id + "'");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions)

BOOST_AUTO_TEST_CASE(S29_an_approval_completes_issues_accounts_and_sends_the_mail) {
  World world;
  const std::string id = claimed(world, world.send_confirmed());
  const auto decided = decide_application(world.context, world.reviewer, id, at(2), approve);
  BOOST_REQUIRE_MESSAGE(decided.ok(), fault(decided));
  BOOST_TEST(decided->listing.state == "completed");
  BOOST_TEST(decided->listing.version == 3);
  BOOST_TEST(!decided->claim.has_value());
  BOOST_REQUIRE_EQUAL(decided->accounts.size(), 2U);  // 申請台数
  BOOST_TEST(decided->accounts[0].id == "W0000001");
  BOOST_REQUIRE_EQUAL(decided->decisions.size(), 1U);
  BOOST_TEST(decided->decisions[0].completed);
  const Mail mail = newest_mail(world, "application-completed");
  BOOST_TEST(mail.to == "kenshin@example.jp");
  BOOST_TEST(mail.subject == "利用開始申請受付完了");
  for (const char* part :
       {"マイナ資格確認アプリに係る利用開始申請について、\n手続きが完了しましたので通知いたします。",
        "「マイナ資格確認アプリユーザ設定情報」ファイル（PDF）を掲載しております。", "「資格確認アカウント管理」"}) {
    BOOST_TEST(mail.body.find(part) != std::string::npos, part);
  }
  BOOST_TEST(mail.body.find(decided->listing.receipt_number) != std::string::npos);
  BOOST_TEST(world.count("audit_entries WHERE subject_id = '" + id +
                         "' AND from_state = 'inReview' AND to_state = "
                         "'completed' AND actor_id = 'account-reviewer'") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
  BOOST_TEST(fault(decide_application(world.context, world.reviewer, id, at(3), approve)) == "review.not_decidable");
  BOOST_TEST(mails(world).size() == 1U);
}

BOOST_AUTO_TEST_CASE(B5_a_return_flags_fields_and_tells_the_applicant) {
  World world;
  const std::string id = claimed(world, world.send_confirmed());
  portal::DecisionRequest request = send_back;
  request.reason = "全体をもう一度ご確認ください。";
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, at(2), request).ok());
  BOOST_TEST(state(world, id) == "returned");
  const auto seen = find_application(world.context, world.kenshin, id);
  BOOST_REQUIRE_EQUAL(seen->flags.size(), 1U);
  BOOST_TEST(seen->flags[0].field == "staffCount");
  BOOST_TEST(seen->flags[0].comment == "人数をご確認ください。");
  BOOST_TEST(seen->reason == request.reason);
  const Mail mail = newest_mail(world, "application-returned");
  BOOST_TEST(mail.to == "kenshin@example.jp");
  BOOST_TEST(mail.body.find("/my-list/applications/" + id) != std::string::npos);
  BOOST_TEST(mail.body.find("利用開始申請") != std::string::npos);
  BOOST_TEST(mail.body.find("人数") == std::string::npos);  // what it is about is read after the log-in
  BOOST_TEST(world.count("issued_accounts") == 0);
}

BOOST_AUTO_TEST_CASE(a_rejection_gives_its_reason) {
  World world;
  const std::string id = claimed(world, world.send_confirmed());
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, at(2), reject).ok());
  BOOST_TEST(state(world, id) == "rejected");
  const auto seen = find_application(world.context, world.kenshin, id);
  BOOST_TEST(seen->reason == reject.reason);
  BOOST_TEST(seen->flags.empty());
  BOOST_TEST(newest_mail(world, "application-rejected").to == "kenshin@example.jp");
  BOOST_TEST(world.count("issued_accounts") == 0);
}

BOOST_AUTO_TEST_CASE(a_decision_that_lacks_something_changes_nothing) {
  World world;
  const std::string id = claimed(world, world.send_confirmed());
  const auto refused = [&](DecisionKind kind, std::vector<portal::FieldFlag> flags, const std::string& reason) {
    const auto outcome = decide_application(world.context, world.reviewer, id, at(2), {kind, std::move(flags), reason});
    BOOST_TEST(fault(outcome) == "review.invalid");
    return first_issue(outcome);
  };
  BOOST_TEST(refused(DecisionKind::reject, {}, " \n") == "review.reason_missing");
  BOOST_TEST(refused(DecisionKind::reject, {}, "\x01") == "review.reason_unreadable");
  BOOST_TEST(refused(DecisionKind::send_back, {}, "") == "review.flags_missing");
  BOOST_TEST(refused(DecisionKind::send_back, {{"attachments", "x"}}, "") == "review.flag_unknown");  // not visible
  BOOST_TEST(refused(DecisionKind::send_back, {{"facilityCheck", "x"}}, "") == "review.flag_unknown");
  BOOST_TEST(refused(DecisionKind::send_back, {{"staffCount", "x"}, {"staffCount", "x"}}, "") == "review.flag_unknown");
  BOOST_TEST(refused(DecisionKind::send_back, {{"staffCount", " "}}, "") == "review.comment_missing");
  BOOST_TEST(refused(DecisionKind::approve, {{"staffCount", "x"}}, "") == "review.flags_out_of_place");
  BOOST_TEST(state(world, id) == "inReview");
  BOOST_TEST(world.count("application_decisions") == 0);
  BOOST_TEST(mails(world).empty());
  const auto withheld = decide_application(world.context, world.reviewer, id, at(2),
                                           {DecisionKind::send_back, {{"bankAccountNumber", "x"}}, ""});
  BOOST_TEST(fault(withheld) == "none");
}

BOOST_AUTO_TEST_CASE(a_decision_carries_the_version_that_was_looked_at) {
  World world;
  const std::string id = world.send_confirmed();
  const auto seen = find_for_review(world.context, world.reviewer, id);
  claimed(world, id);
  BOOST_TEST(fault(decide_application(world.context, world.reviewer, id, {}, approve)) ==
             "review.precondition_missing");
  const auto refused = decide_application(world.context, world.reviewer, id, at(seen->listing.version), approve);
  BOOST_TEST(fault(refused) == "review.changed");
  BOOST_TEST(first_issue(refused) == "review.state_now");
  BOOST_TEST(*refused.error().issues[0].params.find("state")->as_string() == "inReview");
  BOOST_TEST(fault(decide_application(world.context, world.reviewer, "nothing", at(1), approve)) ==
             "application.unknown");
}

BOOST_AUTO_TEST_CASE(nobody_decides_on_what_another_reviewer_works_on_or_nobody_took_up) {
  World world;
  const std::string id = world.send_confirmed();
  BOOST_TEST(fault(decide_application(world.context, world.reviewer, id, at(1), approve)) == "review.not_decidable");
  claimed(world, id);
  BOOST_TEST(fault(decide_application(world.context, world.second_reviewer(), id, at(2), approve)) == "review.claimed");
  world.now_ms += claim_lifetime_ms;
  BOOST_TEST(fault(decide_application(world.context, world.second_reviewer(), id, at(2), approve)) == "none");
}

BOOST_AUTO_TEST_CASE(four_eyes_approval_takes_two_reviewers) {
  World world;
  world.settings.four_eyes = true;
  const std::string id = claimed(world, world.send_confirmed());
  const auto proposed = decide_application(world.context, world.reviewer, id, at(2), approve);
  BOOST_REQUIRE(proposed.ok());
  BOOST_TEST(proposed->listing.state == "inReview");
  BOOST_TEST(proposed->listing.version == 2);
  BOOST_TEST(proposed->listing.approval_proposed);
  BOOST_TEST(!proposed->decisions.at(0).completed);
  BOOST_TEST(world.count("issued_accounts") == 0);
  BOOST_TEST(mails(world).empty());
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'approval' AND to_state = 'proposed'") == 1);
  BOOST_TEST(fault(decide_application(world.context, world.reviewer, id, at(2), approve)) ==
             "review.second_reviewer_needed");
  const auto completed = decide_application(world.context, world.second_reviewer(), id, at(2), approve);
  BOOST_REQUIRE(completed.ok());
  BOOST_TEST(completed->listing.state == "completed");
  BOOST_TEST(!completed->listing.approval_proposed);
  BOOST_TEST(world.count("issued_accounts") == 2);
}

BOOST_AUTO_TEST_CASE(a_proposed_approval_does_not_outlive_a_return) {
  World world;
  world.settings.four_eyes = true;
  const std::string id = claimed(world, world.send_confirmed());
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, at(2), approve).ok());
  const auto returned = decide_application(world.context, world.second_reviewer(), id, at(2), send_back);
  BOOST_REQUIRE(returned.ok());
  BOOST_TEST(!returned->listing.approval_proposed);
}

BOOST_AUTO_TEST_CASE(confirmed_ones_are_approved_together_with_a_summary_of_each) {
  World world;
  const std::string first = world.send_confirmed("a");
  const std::string second = world.send_confirmed("b");
  const std::string documents = world.send_documents("c");
  const std::string stale = world.send_confirmed("d");
  const std::string held = world.send_confirmed("e");
  BOOST_REQUIRE(claim_application(world.context, world.second_reviewer(), held).ok());
  const auto result = approve_confirmed(world.context, world.reviewer,
                                        {{{first, 1}, {second, 1}, {documents, 1}, {stale, 7}, {held, 2}, {"no", 1}}});
  std::vector<std::string> said;
  for (const auto& item : result.applications)
    said.push_back(std::string(portal::approval_outcome_name(item.outcome)) + " " + item.code);
  const std::vector<std::string> expected{"completed ",
                                          "completed ",
                                          "refused review.not_confirmed",
                                          "refused review.changed",
                                          "refused review.claimed",
                                          "refused application.unknown"};
  BOOST_TEST(said == expected, boost::test_tools::per_element());
  BOOST_TEST(state(world, first) == "completed");
  BOOST_TEST(state(world, documents) == "received");
  BOOST_TEST(world.count("issued_accounts") == 4);
  BOOST_TEST(mails(world).size() == 2U);
  // Taking up and completing are two moves with an entry each.
  BOOST_TEST(world.count("audit_entries WHERE subject_id = '" + first + "'") == 3);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(D5_a_reviewer_opens_the_check_of_a_facility_again) {
  World world;
  const auto reopen = [&](std::string_view number) {
    return fault(reopen_check_of(world.context, world.reviewer, portal::FacilityType::kenshin, number));
  };
  BOOST_TEST(reopen("1319900011") == "facility_check.not_closed");
  for (int i = 0; i < 5; ++i) world.check(world.kenshin, kenshin_answers("1"));
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == portal::FacilityCheck::closed));
  BOOST_TEST(reopen("９９９") == "facility.unknown");
  BOOST_TEST(reopen("１３１９９０００１１") == "none");
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == portal::FacilityCheck::confirmed));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
