// What follows from 資格確認端末機器（アカウント）追加申請 (D15) and 運用開始日登録 (D11): both are possible once
// accounts were issued; the one is reviewed and brings accounts, the other holds as soon as it is sent.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "portal/review.h"
#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/decisions.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/review_desk.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

Outcome<Submitted> sent(World& world, const char* form_id, const form::Value& answers, const std::string& key) {
  const form::Definition& form = world.forms.find(form_id, 1)->definition;
  const form::Value facts =
      portal::form_facts(portal::FacilityType::kenshin, portal::FacilityCheck::none, "2026-11-23", true);
  const form::Value normal = form::evaluate(form, facts, answers).answers;
  return submit_application(world.context, world.kenshin,
                            {form_id, 1, normal, Keys::sha256_hex(portal::reviewed_text(form, normal))}, key);
}

form::Value more_devices() {
  return form::Value(form::Value::Object{{"deviceCount", 3}, {"reason", "職員が増えたため。\r\n1階と2階で使います。"}});
}

form::Value start_date(const char* date) { return form::Value(form::Value::Object{{"operationStartDate", date}}); }

void approve(World& world, const std::string& id) {
  const auto claimed = claim_application(world.context, world.reviewer, id);
  BOOST_REQUIRE(claimed.ok());
  const Precondition seen{Precondition::Kind::version, claimed->listing.version};
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, seen, {}).ok());
}

bool told_of_accounts(World& world) {
  const auto logged_in = log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE(logged_in.ok());
  return logged_in->session.accounts_issued;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_forms)

BOOST_AUTO_TEST_CASE(D11_D15_neither_is_possible_before_accounts_were_issued) {
  World world;
  for (const auto& refused : {sent(world, "additional-devices", more_devices(), "a"),
                              sent(world, "operation-start", start_date("2026-12-01"), "b")}) {
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().code == "application.invalid");
    BOOST_TEST(refused.error().issues.at(0).code == "accounts.none");
  }
  BOOST_TEST(!told_of_accounts(world));
  BOOST_TEST(world.count("applications") == 0);
}

BOOST_AUTO_TEST_CASE(D15_an_approval_of_more_devices_issues_accounts_for_them) {
  World world;
  approve(world, world.send_confirmed());  // two
  const auto application = sent(world, "additional-devices", more_devices(), "a");
  BOOST_REQUIRE(application);
  BOOST_TEST(application->receipt.state == "received");
  const std::string id = application->receipt.id;
  const std::string reason = *find_application(world.context, world.kenshin, id)->answers.find("reason")->as_string();
  BOOST_TEST(reason == "職員が増えたため。\n1階と2階で使います。");
  approve(world, id);
  const auto accounts = list_issued_accounts(world.context, world.kenshin).accounts;
  BOOST_REQUIRE_EQUAL(accounts.size(), 5U);
  BOOST_TEST(accounts[4].id == "W0000005");
  BOOST_TEST(accounts[4].receipt_number == application->receipt.receipt_number);
  const auto paper = settings_paper(world.context, world.kenshin, "W0000004");
  BOOST_REQUIRE(paper);
  BOOST_TEST(newest_mail(world, "application-completed").subject == "資格確認端末機器（アカウント）追加申請受付完了");
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(D11_a_date_holds_as_soon_as_it_is_sent_and_the_last_one_counts) {
  World world;
  approve(world, world.send_confirmed());
  BOOST_TEST(told_of_accounts(world));
  BOOST_TEST(list_applications(world.context, world.kenshin).operation_start_date.empty());
  const auto report = sent(world, "operation-start", start_date("令和8年12月1日"), "a");
  BOOST_REQUIRE(report);
  BOOST_TEST(report->receipt.state == "completed");
  BOOST_TEST(list_applications(world.context, world.kenshin).operation_start_date == "2026-12-01");
  world.now_ms += hour_ms;
  BOOST_REQUIRE(sent(world, "operation-start", start_date("2027-01-05"), "b"));
  const auto list = list_applications(world.context, world.kenshin);
  BOOST_TEST(list.operation_start_date == "2027-01-05");
  BOOST_TEST(portal::read_application_list(portal::write(list))->operation_start_date == "2027-01-05");
  BOOST_TEST(list_applications(world.context, world.sejutsu).operation_start_date.empty());
  const auto claimed = claim_application(world.context, world.reviewer, report->receipt.id);
  BOOST_REQUIRE(!claimed);
  BOOST_TEST(claimed.error().code == "review.not_open");
  BOOST_TEST(world.count("audit_entries WHERE from_state = 'draft' AND to_state = 'completed'") == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
