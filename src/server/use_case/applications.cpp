// Submission and what was submitted; see applications.h.
#include "server/use_case/applications.h"

#include <algorithm>
#include <optional>

#include "portal/application.h"
#include "portal/effect_fields.h"
#include "portal/review.h"
#include "server/store/account_table.h"
#include "server/store/application_table.h"
#include "server/store/facility_table.h"
#include "server/store/issued_account_table.h"
#include "server/store/review_table.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/attachment_scans.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/drafts.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/review_notes.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 500;

struct Judged {
  const form::Definition& definition;
  const portal::Facility& facility;
  form::Value facts;
  form::Evaluation evaluation;
};

// What the idempotency key is bound to. Keyed, because answers that are kept as keyed hashes are in it.
std::string request_hash(const Keys& keys, const portal::ApplicationRequest& request) {
  const form::Value::Array parts = {form::Value(request.form_id), form::Value(request.form_version), request.answers,
                                    form::Value(request.reviewed_sha256)};
  return keys.keyed_hash("application-request", form::to_json(form::Value(parts)));
}

portal::Receipt receipt_of(const ApplicationRow& row) {
  return {row.id, row.receipt_number, rfc3339(row.received_at_ms), row.form_id, row.form_version, row.state};
}

bool is_withdrawable(std::string_view state_name) {
  const auto state = portal::state_from_name(state_name);
  return state && portal::may_move(*state, portal::ApplicationState::withdrawn, portal::Actor::applicant);
}

portal::ApplicationListing listing_of(const ApplicationRow& row) {
  return {row.id,
          row.receipt_number,
          rfc3339(row.received_at_ms),
          rfc3339(row.changed_at_ms),
          row.form_id,
          row.form_version,
          row.state,
          is_withdrawable(row.state),
          portal::device_count(stored_value(row.answers))};
}

// The first receipt of a key that is known; a problem where the key came with something else; nothing for a new key.
std::optional<Outcome<Submitted>> earlier_receipt(Context& context, const Caller& caller, const std::string& key,
                                                  const std::string& hash) {
  soci::session& sql = context.store.sql();
  const auto earlier = find_idempotency_key(sql, caller.account_id, key);
  if (!earlier) return std::nullopt;
  if (!same_hash(earlier->request_hash, hash)) return problem_of("idempotency.key_reused");
  const auto row = find_application_row(sql, earlier->application_id);
  if (!row) throw soci::soci_error("An idempotency key in the database has no application.");
  return Submitted{receipt_of(*row), true};
}

// The core's judgement with the facts as the server knows them.
Judged judge(Context& context, const Caller& caller, const portal::Facility& facility,
             const form::Definition& definition, const form::Value& answers) {
  const std::string today = text::to_iso(tokyo_date(context.now_ms()));
  // What is visible and how answers read in normal form comes first: the confirmation is looked up by them.
  const form::Value before = portal::form_facts(facility.type, portal::FacilityCheck::none, today);
  const form::Evaluation first = form::evaluate(definition, before, answers);
  const portal::FacilityCheck check = facility_check_fact(context, caller.facility_id, definition, first);
  const bool accounts_issued = has_issued_accounts(context.store.sql(), caller.facility_id);
  form::Value facts = portal::form_facts(facility.type, check, today, accounts_issued);
  form::Evaluation evaluation = form::evaluate(definition, facts, answers);
  return {definition, facility, std::move(facts), std::move(evaluation)};
}

// A report needs no review.
portal::ApplicationState state_when_sent(const form::Definition& definition) {
  return definition.purpose() == form::Purpose::report ? portal::ApplicationState::completed
                                                       : portal::ApplicationState::received;
}

// Writes the application and all that belongs to it; runs inside the caller's transaction.
ApplicationRow write_application(Context& context, const Caller& caller, const Judged& judged,
                                 const std::vector<HeldUpload>& held, std::string_view reviewed_sha256) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  const text::Date day = tokyo_date(now);
  const int number = next_receipt_number(sql, text::to_iso(day));

  const KeptAnswers kept = kept_answers(context.keys, caller.facility_id, judged.definition, judged.evaluation.answers);
  ApplicationRow row;
  row.id = context.keys.random_id();
  row.facility_id = caller.facility_id;
  row.account_id = caller.account_id;
  row.form_id = judged.definition.id();
  row.form_version = judged.definition.version();
  row.state = portal::state_name(state_when_sent(judged.definition));
  row.receipt_number = portal::receipt_number(day, static_cast<std::uint32_t>(number));
  row.received_at_ms = now;
  row.changed_at_ms = now;
  row.facility_snapshot = portal::write(judged.facility);
  row.facts = form::to_json(judged.facts);
  row.answers = form::to_json(kept.plain);
  row.reviewed_hash = context.keys.keyed_hash("application-reviewed", reviewed_sha256);
  insert_application(sql, row);
  const auto account = find_account(sql, caller.account_id);
  index_application(sql, row.id, review_columns(judged.facility, judged.facts, kept.plain), row.receipt_number,
                    account ? account->person_name : std::string());
  for (const auto& [field, hash] : kept.hashed) insert_hashed_answer(sql, row.id, field, hash);
  end_draft_now(context, caller.account_id, row.form_id, row.form_version);
  for (const HeldUpload& upload : held) {
    insert_attachment(sql, row.id, upload.upload_id, upload.field, upload.position);
    hold_upload(sql, upload.upload_id, upload_never_expires_ms);
    request_scan(context, upload.upload_id);
  }
  append_audit_entry(
      context, caller,
      {"application", row.id, std::string(portal::state_name(portal::ApplicationState::draft)), row.state});
  return row;
}

}  // namespace

Outcome<Submitted> submit_application(Context& context, const Caller& caller, const portal::ApplicationRequest& request,
                                      std::string_view idempotency_key) {
  if (caller.facility_id.empty()) return problem_of("session.forbidden");
  if (!is_usable_key(idempotency_key)) return problem_of("idempotency.key_missing");
  const std::string key(idempotency_key);
  const std::string hash = request_hash(context.keys, request);

  // One transaction from the look at the key to the receipt: of two sendings at once, the second finds the first.
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  if (auto earlier = earlier_receipt(context, caller, key, hash)) return *std::move(earlier);

  const CataloguedForm* form = context.forms.find(request.form_id, request.form_version);
  if (form == nullptr || form->definition.purpose() == form::Purpose::registration) return problem_of("form.unknown");
  const auto facility = find_facility(sql, caller.facility_id);
  if (!facility) return problem_of("session.forbidden");
  Judged judged = judge(context, caller, facility->facility, form->definition, request.answers);
  if (!judged.evaluation.valid()) {
    auto invalid = problem_of("application.invalid");
    invalid.error.issues = std::move(judged.evaluation.issues);
    invalid.error.missing = std::move(judged.evaluation.missing);
    return invalid;
  }
  const std::string reviewed =
      context.keys.sha256_hex(portal::reviewed_text(form->definition, judged.evaluation.answers));
  if (!same_hash(reviewed, request.reviewed_sha256)) return problem_of("application.review_mismatch");
  const auto held = find_attachments(context, caller, judged.definition, judged.evaluation.answers, std::string());
  if (!held) return problem_of("application.attachment_unknown");

  const ApplicationRow row = write_application(context, caller, judged, *held, reviewed);
  insert_idempotency_key(sql, caller.account_id, key, {hash, row.id}, context.now_ms());
  transaction.commit();
  return Submitted{receipt_of(row), false};
}

portal::ApplicationList list_applications(Context& context, const Caller& caller) {
  portal::ApplicationList list;
  if (caller.facility_id.empty()) return list;
  // The newest first: the first date that is found is the one that holds.
  for (const ApplicationRow& row : list_application_rows(context.store.sql(), caller.facility_id, max_listed)) {
    list.applications.push_back(listing_of(row));
    const bool completed = row.state == portal::state_name(portal::ApplicationState::completed);
    if (completed && list.operation_start_date.empty()) {
      list.operation_start_date = portal::operation_start_date(stored_value(row.answers));
    }
  }
  return list;
}

Outcome<portal::Application> find_application(Context& context, const Caller& caller, std::string_view id) {
  soci::session& sql = context.store.sql();
  const auto row = find_application_row(sql, std::string(id));
  if (!row || row->facility_id != caller.facility_id) return problem_of("application.unknown");
  portal::Application application;
  application.listing = listing_of(*row);
  application.answers = stored_value(row->answers);
  application.facts = stored_value(row->facts);
  application.withheld = list_hashed_answers(sql, row->id);
  for (AttachmentRow& each : list_attachments(sql, row->id)) {
    application.attachments.push_back({std::move(each.field), std::move(each.name),
                                       static_cast<std::uint64_t>(each.size_bytes), std::move(each.kind)});
  }
  application.facility = facility_of(context, *row);
  application.revisions = revisions_of(context, *row);
  add_notes(context, *row, application);
  return application;
}

Outcome<portal::ApplicationListing> withdraw_application(Context& context, const Caller& caller, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_application_row(sql, std::string(id));
  if (!row || row->facility_id != caller.facility_id) return problem_of("application.unknown");
  if (!is_withdrawable(row->state)) return problem_of("application.not_withdrawable");
  const std::string from = row->state;
  row->state = portal::state_name(portal::ApplicationState::withdrawn);
  row->changed_at_ms = context.now_ms();
  set_application_state(sql, row->id, row->state, row->changed_at_ms);
  append_audit_entry(context, caller, {"application", row->id, from, row->state});
  transaction.commit();
  return listing_of(*row);
}

}  // namespace madoguchi::server
