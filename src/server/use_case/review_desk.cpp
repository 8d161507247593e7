// The review desk; see review_desk.h.
#include "server/use_case/review_desk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "portal/application.h"
#include "portal/effect_fields.h"
#include "server/store/anonymisation_table.h"
#include "server/store/check_table.h"
#include "server/store/review_record_table.h"
#include "server/store/search_text.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/applications.h"
#include "server/use_case/attachment_scans.h"
#include "server/use_case/audit.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/review_notes.h"
#include "text/fold.h"

namespace madoguchi::server {
namespace {

constexpr int page_size = 50;
constexpr int max_moves = 500;

portal::ReviewListing listing_of(const ReviewRow& row, const Caller& reviewer) {
  portal::ReviewListing listing;
  listing.id = row.id;
  listing.receipt_number = row.receipt_number;
  listing.received_at = rfc3339(row.received_at_ms);
  listing.changed_at = rfc3339(row.changed_at_ms);
  listing.form_id = row.form_id;
  listing.form_version = row.form_version;
  listing.state = row.state;
  listing.version = row.version;
  listing.facility_type = portal::facility_type_from_name(row.facility_type).value_or(portal::FacilityType::kenshin);
  listing.facility_name = row.facility_name;
  listing.prefecture = row.prefecture;
  listing.person_name = row.person_name;
  listing.method = row.method;
  listing.device_count = portal::device_count(stored_value(row.answers));
  listing.check_confirmed = row.check_confirmed != 0;
  listing.claimed_by = row.claimed_by_name;
  listing.claimed_by_me = row.claimed_by_id == reviewer.account_id;
  listing.approval_proposed = row.approval_proposed != 0;
  return listing;
}

// "1795400400000.42": where a page ended.
std::string cursor_text(const ReviewRow& row) {
  return std::to_string(row.changed_at_ms) + "." + std::to_string(row.number);
}

std::optional<ReviewCursor> read_cursor(std::string_view text) {
  ReviewCursor cursor;
  const char* const end = text.data() + text.size();
  const auto time = std::from_chars(text.data(), end, cursor.changed_at_ms);
  if (time.ec != std::errc() || time.ptr == end || *time.ptr != '.') return std::nullopt;
  const auto number = std::from_chars(time.ptr + 1, end, cursor.number);
  if (number.ec != std::errc() || number.ptr != end) return std::nullopt;
  return cursor;
}

// As two writings of the same are compared: widths, spaces and dashes do not matter.
std::string comparable_text(std::string_view text) {
  std::string folded = text::fold_dashes(text::remove_spaces(text::fold_width(text)));
  std::erase(folded, '-');
  return folded;
}

std::vector<std::string> differing_members(const portal::Facility& sent, const portal::Facility& master) {
  const std::array<std::pair<const char*, std::string portal::Facility::*>, 7> members{
      {{"name", &portal::Facility::name},
       {"administratorName", &portal::Facility::administrator_name},
       {"registrationNumber", &portal::Facility::registration_number},
       {"postalCode", &portal::Facility::postal_code},
       {"prefecture", &portal::Facility::prefecture},
       {"address", &portal::Facility::address},
       {"phone", &portal::Facility::phone}}};
  std::vector<std::string> differing;
  if (sent.type != master.type) differing.emplace_back("type");
  for (const auto& [name, member] : members) {
    if (comparable_text(sent.*member) != comparable_text(master.*member)) differing.emplace_back(name);
  }
  return differing;
}

portal::CheckFacts check_facts(Context& context, const std::string& facility_id, bool in_master_data) {
  soci::session& sql = context.store.sql();
  portal::CheckFacts facts;
  facts.closed = is_check_closed(sql, facility_id);
  facts.failed = count_failed_checks(sql, facility_id, context.now_ms() - day_ms);
  const std::int64_t confirmed_ms = last_confirmed_check_ms(sql, facility_id);
  if (confirmed_ms > 0) facts.last_confirmed_at = rfc3339(confirmed_ms);
  facts.in_master_data = in_master_data;
  return facts;
}

std::vector<portal::DecisionRecord> decisions_of(soci::session& sql, const std::string& id) {
  std::vector<portal::DecisionRecord> decisions;
  for (const DecisionRow& row : list_decisions(sql, id)) {
    decisions.push_back({rfc3339(row.decided_at_ms), row.person_name,
                         portal::decision_kind_from_name(row.kind).value_or(portal::DecisionKind::approve),
                         row.completed != 0, row.reason, flags_of(row.flags)});
  }
  return decisions;
}

void note_view(Context& context, const Caller& reviewer, const std::string& id) {
  append_audit_entry(context, reviewer, {"application", id, "", "viewed"});
}

// What was asked of the queue, without what was typed, which is somebody's name more often than not: its keyed hash
// lets the operator find out whether a certain name was looked for. Filters that take any text are told where they are
// a text of applications that were found.
std::string asked(const Context& context, const ReviewQuery& query, std::size_t shown) {
  constexpr std::size_t longest_bytes = 60;
  constexpr std::size_t hash_digits = 16;
  std::string text;
  const auto add = [&text](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text.append(name).append("=").append(value).append(" ");
  };
  const auto add_free = [&](std::string_view name, std::string_view value) {
    add(name, shown == 0 || value.size() > longest_bytes ? (value.empty() ? "" : "?") : value);
  };
  add("state", query.filter.state);
  add("facilityType", query.filter.facility_type);
  add_free("prefecture", query.filter.prefecture);
  add_free("method", query.filter.method);
  if (query.from) add("from", text::to_iso(*query.from));
  if (query.to) add("to", text::to_iso(*query.to));
  if (!query.typed.empty()) {
    add("q", context.keys.keyed_hash("audited-search", comparable_text(query.typed)).substr(0, hash_digits));
  }
  if (!query.after.empty()) add("page", "next");
  return text + "shown=" + std::to_string(shown);
}

// Lists hold personal data as well.
void note_list(Context& context, const Caller& reviewer, const ReviewQuery& query, std::size_t shown) {
  Transaction transaction(context.store);
  append_audit_entry(context, reviewer, {"applications", asked(context, query, shown), "", "listed"});
  transaction.commit();
}

bool is_open(std::string_view state) {
  return state == portal::state_name(portal::ApplicationState::received) ||
         state == portal::state_name(portal::ApplicationState::in_review);
}

}  // namespace

Outcome<portal::ReviewPage> list_for_review(Context& context, const Caller& reviewer, const ReviewQuery& query) {
  soci::session& sql = context.store.sql();
  ReviewFilter filter = query.filter;
  if (query.from) filter.from_ms = tokyo_midnight_ms(*query.from);
  if (query.to) filter.until_ms = tokyo_midnight_ms(*query.to) + day_ms;
  filter.search = search_expression(query.typed);
  const auto after = query.after.empty() ? std::nullopt : read_cursor(query.after);
  if (!query.after.empty() && !after) return problem_of("request.malformed");

  portal::ReviewPage page;
  for (auto& [state, count] : count_by_state(sql, filter)) page.counts.push_back({state, count});
  // What was typed holds nothing that could be looked for: nothing is found.
  const bool finds_nothing = !query.typed.empty() && filter.search.empty();
  const auto rows = finds_nothing ? std::vector<ReviewRow>()
                                  : list_review_rows(sql, filter, query.order, after, context.now_ms(), page_size + 1);
  for (const ReviewRow& row : rows) {
    if (page.applications.size() == static_cast<std::size_t>(page_size)) break;
    page.applications.push_back(listing_of(row, reviewer));
  }
  if (rows.size() > static_cast<std::size_t>(page_size)) page.next = cursor_text(rows[page_size - 1]);
  note_list(context, reviewer, query, page.applications.size());
  return page;
}

portal::ReviewApplication describe_for_review(Context& context, const Caller& reviewer, const ApplicationRow& row) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  portal::ReviewApplication found;
  found.listing = listing_of(find_review_row(sql, row.id, now).value(), reviewer);
  found.answers = stored_value(row.answers);
  found.facts = stored_value(row.facts);
  found.withheld = list_hashed_answers(sql, row.id);
  found.facility = facility_of(context, row);
  if (row.account_id != nobodys_account) found.master = find_master_facility(sql, row.facility_id);
  if (found.master) found.differing = differing_members(found.facility, *found.master);
  found.check = check_facts(context, row.facility_id, found.master.has_value());
  for (ReviewAttachmentRow& each : list_review_attachments(sql, row.id)) {
    portal::AttachmentScan scan = told_scan(context, each);
    found.attachments.push_back({std::move(each.upload_id), std::move(each.field), std::move(each.name),
                                 static_cast<std::uint64_t>(each.size_bytes), std::move(each.kind),
                                 each.superseded != 0, each.removed != 0, std::move(scan)});
  }
  for (MoveRow& move : list_moves(sql, row.id, max_moves)) {
    found.history.push_back({rfc3339(move.at_ms), std::move(move.actor_name), std::move(move.actor_role),
                             std::move(move.from_state), std::move(move.to_state)});
  }
  found.decisions = decisions_of(sql, row.id);
  found.revisions = revisions_of(context, row);
  found.accounts = accounts_of_application(context, row.id);
  if (const auto claim = find_claim(sql, row.id, now)) {
    found.claim = {claim->person_name, rfc3339(claim->expires_at_ms), claim->account_id == reviewer.account_id};
  }
  return found;
}

Outcome<portal::ReviewApplication> find_for_review(Context& context, const Caller& reviewer, std::string_view id) {
  Transaction transaction(context.store);
  const auto row = find_application_row(context.store.sql(), std::string(id));
  if (!row) return problem_of("application.unknown");
  note_view(context, reviewer, row->id);
  auto found = describe_for_review(context, reviewer, *row);
  transaction.commit();
  return found;
}

void take_up(Context& context, const Caller& reviewer, ApplicationRow& row) {
  const std::string from(portal::state_name(portal::ApplicationState::received));
  if (row.state != from) return;
  row.state = portal::state_name(portal::ApplicationState::in_review);
  row.changed_at_ms = context.now_ms();
  ++row.version;
  set_application_state(context.store.sql(), row.id, row.state, row.changed_at_ms);
  append_audit_entry(context, reviewer, {"application", row.id, from, row.state});
}

std::optional<portal::Problem> claim_in_the_way(Context& context, const Caller& reviewer, const std::string& id) {
  const auto claim = find_claim(context.store.sql(), id, context.now_ms());
  if (!claim || claim->account_id == reviewer.account_id) return std::nullopt;
  portal::Problem problem = problem_of("review.claimed").error;
  problem.issues.push_back({"", "review.claimed_by", form::Value(form::Value::Object{{"name", claim->person_name}})});
  return problem;
}

Outcome<portal::ReviewApplication> claim_application(Context& context, const Caller& reviewer, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_application_row(sql, std::string(id));
  if (!row) return problem_of("application.unknown");
  if (!is_open(row->state)) return problem_of("review.not_open");
  if (auto problem = claim_in_the_way(context, reviewer, row->id)) return Failure{*std::move(problem)};
  take_up(context, reviewer, *row);
  put_claim(sql, row->id, reviewer.account_id, context.now_ms() + claim_lifetime_ms);
  note_view(context, reviewer, row->id);
  auto found = describe_for_review(context, reviewer, *row);
  transaction.commit();
  return found;
}

Outcome<Done> release_application(Context& context, const Caller& reviewer, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  const auto row = find_application_row(sql, std::string(id));
  if (!row) return problem_of("application.unknown");
  const auto claim = find_claim(sql, row->id, context.now_ms());
  if (claim && claim->account_id == reviewer.account_id) delete_claim(sql, row->id);
  transaction.commit();
  return Done{};
}

Outcome<ReviewedFile> open_attachment(Context& context, const Caller& reviewer, std::string_view id,
                                      std::string_view attachment, AttachmentUse use) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  const auto row = find_application_row(sql, std::string(id));
  if (!row) return problem_of("application.unknown");
  const auto attachments = list_review_attachments(sql, row->id);
  const auto found = std::find_if(attachments.begin(), attachments.end(),
                                  [&](const ReviewAttachmentRow& each) { return each.upload_id == attachment; });
  if (found == attachments.end()) return problem_of("attachment.unknown");
  if (found->removed != 0) return problem_of("attachment.removed");
  const portal::ScanState scan = told_scan(context, *found).state;
  if (scan == portal::ScanState::infected) return problem_of("attachment.infected");
  if (scan == portal::ScanState::waiting) return problem_of("attachment.scan_waiting");
  const bool is_table = use == AttachmentUse::table;
  if (is_table && found->kind != "xls" && found->kind != "xlsx") return problem_of("attachment.no_workbook");
  append_audit_entry(context, reviewer, {"attachment", found->upload_id, "", is_table ? "shown" : "downloaded"});
  transaction.commit();
  return ReviewedFile{found->upload_id, found->name, static_cast<std::uint64_t>(found->size_bytes), found->kind};
}

}  // namespace madoguchi::server
