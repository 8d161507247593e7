// Issued accounts; see issued_accounts.h.
#include "server/use_case/issued_accounts.h"

#include <algorithm>
#include <stdexcept>

#include "portal/effect_fields.h"
#include "server/pdf/paper_pdf.h"
#include "server/store/issued_account_table.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/initial_password.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/words.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 1'000;
constexpr std::size_t id_digits = 7;
constexpr std::string_view password_purpose = "issued-account";

const std::string active(portal::issued_account_state_name(portal::IssuedAccountState::active));
const std::string stopped(portal::issued_account_state_name(portal::IssuedAccountState::stopped));

portal::IssuedAccount account_of(const IssuedAccountRow& row) {
  return {row.id,
          portal::issued_account_state_from_name(row.state).value_or(portal::IssuedAccountState::stopped),
          rfc3339(row.issued_at_ms),
          rfc3339(row.changed_at_ms),
          row.application_id,
          row.receipt_number,
          row.replaced_by};
}

std::string account_id(std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < id_digits) digits.insert(0, id_digits - digits.size(), '0');
  return "W" + digits;
}

IssuedAccountRow issue(Context& context, const Caller& reviewer, const std::string& application_id,
                       const std::string& facility_id) {
  soci::session& sql = context.store.sql();
  IssuedAccountRow row;
  row.id = account_id(next_issued_account_number(sql));
  row.application_id = application_id;
  row.facility_id = facility_id;
  row.state = active;
  row.password_sealed = context.keys.seal(password_purpose, row.id + ":" + initial_password(context.keys));
  row.issued_at_ms = row.changed_at_ms = context.now_ms();
  insert_issued_account(sql, row);
  append_audit_entry(context, reviewer, {"issuedAccount", row.id, "", active});
  return row;
}

// Sealed with the account's id, so that no sealed password can be put beside another account.
std::string password_of(const Keys& keys, const IssuedAccountRow& row) {
  const auto opened = keys.unseal(password_purpose, row.password_sealed);
  const std::string head = row.id + ":";
  if (!opened || !opened->starts_with(head)) throw std::runtime_error("An initial password cannot be opened.");
  return opened->substr(head.size());
}

PaperSection facility_section(const portal::Facility& facility, const Words& words) {
  const bool is_kenshin = facility.type == portal::FacilityType::kenshin;
  PaperSection section;
  section.heading = words.text("form.facility");
  section.rows = {{words.text("form.facility.name"), facility.name},
                  {words.text("form.facility.administrator"), facility.administrator_name},
                  {words.text(is_kenshin ? "form.facility.kenshin_number" : "form.facility.registration_number"),
                   facility.registration_number},
                  {words.text("form.facility.address"),
                   "〒" + facility.postal_code + " " + facility.prefecture + facility.address}};
  return section;
}

Paper paper_of(Context& context, const ApplicationRow& application, const std::vector<IssuedAccountRow>& accounts) {
  const Words& words = words_of(context);
  std::int64_t issued_at_ms = 0;
  PaperSection listed;
  listed.heading = words.text("paper.settings.accounts");
  for (const IssuedAccountRow& row : accounts) {
    listed.rows.push_back({words.text("paper.settings.account", {{"id", row.id}}),
                           words.text("paper.settings.password", {{"password", password_of(context.keys, row)}})});
    issued_at_ms = std::max<std::int64_t>(issued_at_ms, row.issued_at_ms);
  }
  PaperSection steps;
  steps.heading = words.text("paper.settings.steps");
  for (const char* step : {"install", "set_up"}) {
    const std::string key = std::string("paper.settings.step.") + step;
    steps.questions.push_back({words.text(key + ".title"), words.text(key), false});
  }

  Paper paper;
  paper.title = words.text("paper.settings.title");
  paper.issuer = words.text("site.title");
  paper.key = {{words.text("receipt.number"), application.receipt_number},
               {words.text("paper.settings.issued_on"), text::to_japanese(tokyo_date(issued_at_ms))}};
  paper.sections = {facility_section(facility_of(context, application), words), std::move(listed), std::move(steps)};
  paper.closing = words.text("paper.settings.closing");
  paper.footer = words.text("paper.settings.footer", {{"number", application.receipt_number}});
  paper.page_of_pages = words.text("paper.pages");
  paper.created_at_ms = issued_at_ms;
  return paper;
}

}  // namespace

void issue_accounts(Context& context, const Caller& reviewer, const ApplicationRow& row) {
  const int devices = portal::device_count(stored_value(row.answers));
  for (int i = 0; i < devices; ++i) issue(context, reviewer, row.id, row.facility_id);
}

std::vector<portal::IssuedAccount> accounts_of_application(Context& context, const std::string& application_id) {
  std::vector<portal::IssuedAccount> accounts;
  for (const IssuedAccountRow& row : list_issued_accounts_of_application(context.store.sql(), application_id)) {
    accounts.push_back(account_of(row));
  }
  return accounts;
}

portal::IssuedAccountList list_issued_accounts(Context& context, const Caller& caller) {
  portal::IssuedAccountList list;
  if (caller.facility_id.empty()) return list;
  for (const IssuedAccountRow& row :
       list_issued_accounts_of_facility(context.store.sql(), caller.facility_id, max_listed)) {
    list.accounts.push_back(account_of(row));
  }
  return list;
}

Outcome<SettingsPaper> settings_paper(Context& context, const Caller& caller, std::string_view id) {
  soci::session& sql = context.store.sql();
  if (!has_japanese_typeface()) return problem_of("paper.no_typeface");
  // The entry is committed before the paper is made: there is no download without one.
  Transaction transaction(context.store);
  const auto row = find_issued_account(sql, std::string(id));
  if (!row || caller.facility_id.empty() || row->facility_id != caller.facility_id) {
    return problem_of("issued_account.unknown");
  }
  if (row->state != active) return problem_of("issued_account.stopped");
  const auto application = find_application_row(sql, row->application_id);
  auto accounts = list_issued_accounts_of_application(sql, row->application_id);
  std::erase_if(accounts, [](const IssuedAccountRow& each) { return each.state != active; });
  append_audit_entry(context, caller, {"issuedAccount", row->id, "", "downloaded"});
  const Paper paper = paper_of(context, *application, accounts);
  transaction.commit();
  return SettingsPaper{words_of(context).text("paper.settings.file_name", {{"id", row->id}}),
                       "user-settings-" + row->id + ".pdf", paper_pdf(paper)};
}

Outcome<portal::IssuedAccount> stop_account(Context& context, const Caller& reviewer, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_issued_account(sql, std::string(id));
  if (!row) return problem_of("issued_account.unknown");
  if (row->state != active) return problem_of("issued_account.stopped");
  stop_issued_account(sql, row->id, std::string(), context.now_ms());
  append_audit_entry(context, reviewer, {"issuedAccount", row->id, active, stopped});
  row = find_issued_account(sql, row->id);
  transaction.commit();
  return account_of(*row);
}

Outcome<portal::IssuedAccount> reissue_account(Context& context, const Caller& reviewer, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  const auto row = find_issued_account(sql, std::string(id));
  if (!row) return problem_of("issued_account.unknown");
  if (!row->replaced_by.empty()) return problem_of("issued_account.replaced");
  IssuedAccountRow fresh = issue(context, reviewer, row->application_id, row->facility_id);
  stop_issued_account(sql, row->id, fresh.id, context.now_ms());
  append_audit_entry(context, reviewer, {"issuedAccount", row->id, row->state, "replaced"});
  fresh.receipt_number = row->receipt_number;
  transaction.commit();
  return account_of(fresh);
}

}  // namespace madoguchi::server
