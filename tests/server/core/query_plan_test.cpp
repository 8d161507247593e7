// No statement that a request runs reads a whole table: every statement of real flows is recorded, and SQLite is asked
// how it would run it.
#include <soci/soci.h>
#include <sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <memory>
#include <set>
#include <sstream>

#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/store/store.h"
#include "server/use_case/account_settings.h"
#include "server/use_case/application_copy.h"
#include "server/use_case/application_export.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/audit_search.h"
#include "server/use_case/calendar.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/decisions.h"
#include "server/use_case/draft_purge.h"
#include "server/use_case/drafts.h"
#include "server/use_case/evidence_retention.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/facility_import.h"
#include "server/use_case/invitations.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/notices.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/public_notices.h"
#include "server/use_case/registration.h"
#include "server/use_case/resubmission.h"
#include "server/use_case/review_desk.h"
#include "server/use_case/second_factor.h"
#include "server/use_case/session.h"
#include "server/use_case/site_search.h"
#include "server/use_case/staff.h"

namespace madoguchi::server::test {
namespace {

class Recorder : public soci::logger_impl {
 public:
  explicit Recorder(std::shared_ptr<std::set<std::string>> statements) : statements_(std::move(statements)) {}
  void start_query(const std::string& query) override { statements_->insert(query); }

 private:
  soci::logger_impl* do_clone() const override { return new Recorder(statements_); }

  std::shared_ptr<std::set<std::string>> statements_;
};

void run_reading_flows(World& world) {
  const portal::NoticeRequest request{
      "題", "文", portal::NoticeCategory::general, false, portal::NoticeState::published, "2026-11-23", ""};
  const std::string id = create_notice(world.context, world.reviewer, request)->listing.id;
  list_public_notices(world.context, world.kenshin.account_id);
  BOOST_REQUIRE(find_public_notice(world.context, id, world.kenshin.account_id).ok());
  BOOST_REQUIRE(mark_notice_read(world.context, world.kenshin, id).ok());
  notice_feed(world.context);
  world.settings.articles = std::make_shared<ArticleLibrary>(
      std::vector<std::filesystem::path>{content_folder(MADOGUCHI_ASSETS)}, [](const auto&, const auto&) {});
  search_site(world.context, world.kenshin, "文");
  BOOST_REQUIRE(remove_notice(world.context, world.reviewer, id, {Precondition::Kind::version, 1}).ok());
}

void run_account_flows(World& world) {
  const std::string new_password = "asagao to himawari 7";
  const auto enter = [&](const std::string& email, const std::string& typed) {
    const auto logged_in = log_in(world.context, {email, typed}, "192.0.2.1");
    BOOST_REQUIRE(logged_in.ok());
    return *find_caller(world.context, logged_in->token);
  };
  const form::Value answers = registration_answers("new@example.jp", new_password);
  BOOST_REQUIRE(start_registration(world.context, {1, answers}, "192.0.2.1").ok());
  BOOST_REQUIRE(confirm_registration(world.context, newest_mail(world, "registration").token()).ok());
  BOOST_REQUIRE(request_password_reset(world.context, {"new@example.jp"}, "192.0.2.1").ok());
  BOOST_REQUIRE(reset_password(world.context, {newest_mail(world, "password-reset").token(), new_password}).ok());
  const Caller applicant = enter("new@example.jp", new_password);
  extend_session(world.context, applicant);
  list_sessions(world.context, applicant);
  end_session(world.context, applicant, "another").ok();
  end_other_sessions(world.context, applicant);
  BOOST_REQUIRE(change_password(world.context, applicant, {new_password, std::string(password)}).ok());
  BOOST_REQUIRE(request_email_change(world.context, applicant, {std::string(password), "newer@example.jp"}).ok());
  BOOST_REQUIRE(confirm_email_change(world.context, applicant, newest_mail(world, "email-change").token()).ok());

  const Caller staff = enter("reviewer@example.jp", std::string(password));
  BOOST_REQUIRE(begin_enrolment(world.context, staff).ok());
  confirm_enrolment(world.context, staff, "000000").ok();
  world.store.sql() << "UPDATE second_factors SET state = 'active' WHERE account_id = 'account-reviewer'";
  pass_second_factor(world.context, enter("reviewer@example.jp", std::string(password)), "000000").ok();
  pass_second_factor(world.context, enter("reviewer@example.jp", std::string(password)), "recovery").ok();
  BOOST_REQUIRE(invite(world.context, staff, {"invited@example.jp", "新人", portal::Role::reviewer}).ok());
  BOOST_REQUIRE(accept_invitation(world.context, {newest_mail(world, "invitation").token(), new_password}).ok());
}

void run_administration_flows(World& world) {
  const Caller actor{"", "account-reviewer", "", portal::Role::administrator, portal::SecondFactor::passed};
  portal::NoticeRequest request;
  request.title = request.body = "お知らせ";
  request.valid_from = "2026-11-24";
  const std::string notice = create_notice(world.context, actor, request)->listing.id;
  list_notices(world.context);
  run_reading_flows(world);
  find_notice(world.context, notice).ok();
  change_notice(world.context, actor, notice, {Precondition::Kind::version, 1}, request).ok();
  remove_notice(world.context, actor, notice, {Precondition::Kind::version, 2}).ok();
  list_staff(world.context);
  const std::string member =
      invite_staff(world.context, actor, {"new@example.jp", "新", portal::Role::administrator})->id;
  for (const auto state : {portal::StaffState::disabled, portal::StaffState::active}) {
    change_staff(world.context, actor, member, {portal::Role::reviewer, state}).ok();
  }
  world.store.sql() << "UPDATE accounts SET role = 'administrator', state = 'active' WHERE id = :id",
      soci::use(member, "id");
  change_staff(world.context, actor, member, {portal::Role::reviewer, portal::StaffState::active}).ok();
  for (const char* who : {"", "account-reviewer"}) {
    for (const std::string& what : {std::string(), notice}) {
      AuditSearch search;
      search.actor = who;
      search.subject = what;
      search.from = text::Date{2026, 1, 1};
      search_audit(world.context, search);
    }
  }
}

// Each combination of filters, orders and pages that the queue can be asked for.
void run_review_queue(World& world) {
  for (int choice = 0; choice < 256; ++choice) {
    const auto chosen = [choice](int bit) { return (choice >> bit & 1) != 0; };
    ReviewQuery query;
    if (chosen(0)) query.filter.state = "received";
    if (chosen(1)) query.filter.facility_type = "sejutsu";
    if (chosen(1)) query.filter.prefecture = "東京都";
    if (chosen(2)) query.filter.method = "master";
    if (chosen(3)) query.typed = "みほん";
    if (chosen(4)) query.from = text::Date{2026, 1, 1};
    if (chosen(4)) query.to = text::Date{2027, 1, 1};
    query.order = {chosen(5), chosen(6)};
    if (chosen(7)) query.after = chosen(6) ? "9999999999999.99" : "1.0";
    BOOST_REQUIRE(list_for_review(world.context, world.reviewer, query).ok());
  }
}

void run_review_flows(World& world) {
  Context& context = world.context;
  const Caller& reviewer = world.reviewer;
  const auto decide = [&](const std::string& id, std::int64_t version, const portal::DecisionRequest& request) {
    BOOST_REQUIRE(decide_application(context, reviewer, id, {Precondition::Kind::version, version}, request).ok());
  };
  run_review_queue(world);
  const std::string id = world.send_documents("review");
  const std::string attachment = find_for_review(context, reviewer, id)->attachments.at(0).id;
  BOOST_REQUIRE(open_attachment(context, reviewer, id, attachment).ok());
  BOOST_REQUIRE(claim_application(context, reviewer, id).ok());
  decide(id, 2, {portal::DecisionKind::send_back, {{"attachments", "x"}}, ""});
  const form::Value answers = document_answers(world.accepted_upload(world.sejutsu, "b.pdf"));
  const auto request = world.request(world.sejutsu, answers);
  const auto again = resubmit_application(context, world.sejutsu, id, {request.answers, request.reviewed_sha256}, "r");
  BOOST_REQUIRE_MESSAGE(again.ok(), (again.ok() ? "" : portal::write(again.error())));
  decide_application(context, reviewer, id, {Precondition::Kind::version, 1}, {}).ok();
  BOOST_REQUIRE(claim_application(context, reviewer, id).ok());
  BOOST_REQUIRE(release_application(context, reviewer, id).ok());
  world.settings.four_eyes = true;
  decide(id, 5, {});
  world.settings.four_eyes = false;
  decide(id, 5, {});
  find_application(context, world.sejutsu, id).ok();
  const auto accounts = list_issued_accounts(context, world.sejutsu).accounts;
  BOOST_REQUIRE(settings_paper(context, world.sejutsu, accounts.at(0).id).ok());
  BOOST_REQUIRE(stop_account(context, reviewer, accounts.at(0).id).ok());
  BOOST_REQUIRE(reissue_account(context, reviewer, accounts.at(1).id).ok());
  approve_confirmed(context, reviewer, {{{id, 6}}});
  world.settings.evidence_days = 1;
  evidence_to_remove(context, 10);
  record_evidence_removed(context, {attachment});
  std::ostringstream exported;
  export_applications(context, reviewer, *world.settings.words, ExportFormat::ndjson, exported);
  export_audit(context, exported);
  reopen_check_of(context, reviewer, portal::FacilityType::sejutsu, "契1399001-0-0").ok();
}

void run_all_flows(World& world) {
  const auto logged_in = log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1");
  BOOST_REQUIRE(logged_in.ok());
  log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.1").ok();
  world.now_ms += 120'000;
  const auto caller = find_caller(world.context, logged_in->token);
  BOOST_REQUIRE(caller.has_value());
  describe_session(world.context, caller);
  for (const char* typed : {"7654321", "1"}) world.check(*caller, kenshin_answers(typed));
  const UploadRecord upload = world.accepted_upload(*caller);
  const Precondition first{Precondition::Kind::first, 0};
  BOOST_REQUIRE(save_draft(world.context, *caller, "use-start", first, {1, document_answers(upload)}).ok());
  const form::Value typed = form::Value::Object{{"staffCount", "1"}};
  BOOST_REQUIRE(save_draft(world.context, *caller, "use-start", {Precondition::Kind::version, 1}, {1, typed}).ok());
  find_draft(world.context, *caller, "use-start").ok();
  list_drafts(world.context, *caller);
  BOOST_REQUIRE(submit_application(world.context, *caller, world.request(*caller, document_answers(upload)), "a").ok());
  BOOST_REQUIRE(submit_application(world.context, *caller, world.request(*caller, kenshin_answers()), "b").ok());
  for (const auto& listing : list_applications(world.context, *caller).applications) {
    find_application(world.context, *caller, listing.id).ok();
    copy_application(world.context, *caller, listing.id).ok();
    withdraw_application(world.context, *caller, listing.id).ok();
  }
  for (int i = 0; i < 5; ++i) world.check(*caller, kenshin_answers("1"));
  reopen_facility_check(world.context, world.reviewer, caller->facility_id).ok();
  expired_uploads(world.context, 10);
  forget_upload(world.context, upload.id);
  std::istringstream csv(
      "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号\n"
      "健診実施機関等,みほん健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区9-9-9,03-0000-0001,\n");
  BOOST_REQUIRE_EQUAL(import_facilities(world.context, csv).changed, 1U);
  log_out(world.context, *caller);
  run_review_flows(world);
  run_account_flows(world);
  run_administration_flows(world);
  const Precondition again{Precondition::Kind::version, ended_draft_version(world.context, *caller, "use-start")};
  BOOST_REQUIRE(save_draft(world.context, *caller, "use-start", again, {1, typed}).ok());
  for (int i = 0; i < 2; ++i) {
    world.now_ms += 90 * day_ms;
    purge_drafts(world.context);
  }
}

// The steps of SQLite's plan that read a whole table or index.
std::string whole_reads(sqlite3* database, const std::string& statement) {
  sqlite3_stmt* plan = nullptr;
  BOOST_REQUIRE_EQUAL(sqlite3_prepare_v2(database, ("EXPLAIN QUERY PLAN " + statement).c_str(), -1, &plan, nullptr),
                      SQLITE_OK);
  std::string found;
  while (sqlite3_step(plan) == SQLITE_ROW) {
    const std::string step = reinterpret_cast<const char*>(sqlite3_column_text(plan, 3));
    // Rows of the full-text index for a MATCH ("M" in its plan) or of a number ("=") are looked up, although SQLite
    // calls it a scan.
    const bool is_match = step.find("VIRTUAL TABLE INDEX") != std::string::npos &&
                          (step.find(":M") != std::string::npos || step.ends_with(":="));
    if (step.starts_with("SCAN") && !is_match) found += step + "; ";
  }
  sqlite3_finalize(plan);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(query_plans)

BOOST_AUTO_TEST_CASE(no_statement_of_a_request_reads_a_whole_table) {
  World world;
  const auto statements = std::make_shared<std::set<std::string>>();
  world.store.sql().set_logger(soci::logger(new Recorder(statements)));
  run_all_flows(world);

  sqlite3* database = nullptr;
  BOOST_REQUIRE_EQUAL(sqlite3_open_v2(world.database().c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  int explained = 0;
  for (const std::string& statement : *statements) {
    const bool is_data = statement.starts_with("SELECT") || statement.starts_with("INSERT") ||
                         statement.starts_with("UPDATE") || statement.starts_with("DELETE");
    if (!is_data) continue;
    ++explained;
    // The newest audit entry: an index read from its end, one row.
    if (statement.ends_with("FROM audit_entries ORDER BY sequence DESC LIMIT 1")) continue;
    BOOST_TEST(whole_reads(database, statement) == "", statement << "\n" << whole_reads(database, statement));
  }
  BOOST_TEST(explained > 40);
  BOOST_TEST(whole_reads(database, "SELECT * FROM applications WHERE answers = 'x'") != "");  // the question does tell
  sqlite3_close(database);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
