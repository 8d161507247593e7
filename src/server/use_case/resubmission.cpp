// Sending again; see resubmission.h.
#include "server/use_case/resubmission.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "form/evaluation.h"
#include "portal/application.h"
#include "portal/review.h"
#include "server/store/application_table.h"
#include "server/store/issued_account_table.h"
#include "server/store/review_record_table.h"
#include "server/store/review_table.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/attachment_scans.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/review_notes.h"

namespace madoguchi::server {
namespace {

using Names = std::set<std::string>;

// A returned application and what is sent in its place.
struct Resubmission {
  const form::Definition& definition;
  ApplicationRow row;
  Names flagged;
  Names withheld;  // kept as keyed hashes
  form::Value answers_before;
  Names visible_before;
  form::Value facts;
  form::Evaluation evaluation;
  Names answered_anew;  // of those kept as keyed hashes
};

Names names_of(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

std::string text_member(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

Names hashed_fields_given(const form::Definition& definition, const form::Value& answers) {
  Names given;
  for (const form::Field& field : definition.fields()) {
    if (field.storage == form::Storage::keyed_hash && answers.find(field.id) != nullptr) given.insert(field.id);
  }
  return given;
}

// Judges what is sent. What 施設の確認 said holds on as long as nothing that it compared is answered anew.
Resubmission judge(Context& context, const Caller& caller, const form::Definition& definition, ApplicationRow row,
                   const form::Value& answers) {
  soci::session& sql = context.store.sql();
  Resubmission sent{definition, std::move(row), {}, {}, {}, {}, {}, {}, {}};
  if (const auto decision = find_last_decision(sql, sent.row.id)) {
    for (const portal::FieldFlag& flag : flags_of(decision->flags)) sent.flagged.insert(flag.field);
  }
  sent.withheld = names_of(list_hashed_answers(sql, sent.row.id));
  sent.answers_before = stored_value(sent.row.answers);
  const form::Value facts_before = stored_value(sent.row.facts);
  sent.visible_before = names_of(form::evaluate(definition, facts_before, sent.answers_before).visible);

  const portal::FacilityType type = facility_of(context, sent.row).type;
  const std::string today = text::to_iso(tokyo_date(context.now_ms()));
  portal::FacilityCheck check = portal::facility_check_from_name(text_member(facts_before, "facilityCheck"))
                                    .value_or(portal::FacilityCheck::none);
  sent.answered_anew = hashed_fields_given(definition, answers);
  if (!sent.answered_anew.empty()) {
    const form::Evaluation first =
        form::evaluate(definition, portal::form_facts(type, portal::FacilityCheck::none, today), answers);
    check = facility_check_fact(context, caller.facility_id, definition, first);
  }
  sent.facts = portal::form_facts(type, check, today, has_issued_accounts(sql, caller.facility_id));
  sent.evaluation = form::evaluate(definition, sent.facts, answers);
  sent.answered_anew = hashed_fields_given(definition, sent.evaluation.answers);
  // What is kept as a keyed hash and was not flagged stands: nobody can send it again.
  std::erase_if(sent.evaluation.missing, [&](const std::string& field) {
    return sent.withheld.contains(field) && !sent.flagged.contains(field);
  });
  return sent;
}

// The fields that differ although they were neither flagged nor came or went with one that was.
std::vector<form::Issue> locked_fields(const Resubmission& sent) {
  const Names visible = names_of(sent.evaluation.visible);
  std::vector<form::Issue> issues;
  for (const form::Field& field : sent.definition.fields()) {
    const form::Value* before = sent.answers_before.find(field.id);
    const form::Value* after = sent.evaluation.answers.find(field.id);
    const bool is_same = sent.answered_anew.contains(field.id)
                             ? false
                             : (before == nullptr) == (after == nullptr) && (before == nullptr || *before == *after);
    const bool was_visible = sent.visible_before.contains(field.id);
    const bool may_differ = sent.flagged.contains(field.id) || was_visible != visible.contains(field.id);
    if (!is_same && !may_differ) {
      issues.push_back({field.id, "application.locked", form::Value(form::Value::Object{})});
    }
  }
  return issues;
}

portal::Receipt receipt_of(const ApplicationRow& row) {
  return {row.id, row.receipt_number, rfc3339(row.received_at_ms), row.form_id, row.form_version, row.state};
}

std::string names_json(const Names& names) {
  form::Value::Array array;
  for (const std::string& name : names) array.emplace_back(name);
  return form::to_json(form::Value(std::move(array)));
}

void exchange_attachments(Context& context, const ApplicationRow& row, const std::vector<HeldUpload>& held) {
  soci::session& sql = context.store.sql();
  const Names before = names_of(list_attachment_ids(sql, row.id));
  Names after;
  for (const HeldUpload& upload : held) after.insert(upload.upload_id);
  for (const std::string& id : before) {
    if (!after.contains(id)) supersede_attachment(sql, id, context.now_ms());
  }
  for (const HeldUpload& upload : held) {
    if (before.contains(upload.upload_id)) continue;
    insert_attachment(sql, row.id, upload.upload_id, upload.field, next_attachment_position(sql, row.id, upload.field));
    hold_upload(sql, upload.upload_id, upload_never_expires_ms);
    request_scan(context, upload.upload_id);
  }
}

// Writes what was sent in place of what was there; inside a Transaction.
void write_resubmission(Context& context, const Caller& caller, Resubmission& sent, const std::vector<HeldUpload>& held,
                        std::string_view reviewed_sha256) {
  soci::session& sql = context.store.sql();
  const KeptAnswers kept = kept_answers(context.keys, caller.facility_id, sent.definition, sent.evaluation.answers);
  const std::int64_t now = context.now_ms();
  ApplicationRow& row = sent.row;
  insert_revision(sql, row.id, {row.version, row.answers, names_json(sent.answered_anew), now});
  row.facts = form::to_json(sent.facts);
  row.answers = form::to_json(kept.plain);
  row.reviewed_hash = context.keys.keyed_hash("application-reviewed", reviewed_sha256);
  set_application_answers(sql, row);
  set_review_columns(sql, row.id, review_columns(facility_of(context, row), sent.facts, kept.plain));
  const Names visible = names_of(sent.evaluation.visible);
  for (const std::string& field : sent.withheld) {
    if (!visible.contains(field) || sent.answered_anew.contains(field)) delete_hashed_answer(sql, row.id, field);
  }
  for (const auto& [field, hash] : kept.hashed) insert_hashed_answer(sql, row.id, field, hash);
  exchange_attachments(context, row, held);

  const std::string from = row.state;
  row.state = portal::state_name(portal::ApplicationState::received);
  row.changed_at_ms = now;
  ++row.version;
  set_application_state(sql, row.id, row.state, now);
  append_audit_entry(context, caller, {"application", row.id, from, row.state});
}

// What the idempotency key is bound to. Keyed, because answers that are kept as keyed hashes are in it.
std::string request_hash(const Keys& keys, std::string_view id, const portal::ResubmissionRequest& request) {
  const form::Value::Array parts = {form::Value(id), request.answers, form::Value(request.reviewed_sha256)};
  return keys.keyed_hash("application-resubmission", form::to_json(form::Value(parts)));
}

bool is_returned(const ApplicationRow& row) {
  const auto state = portal::state_from_name(row.state);
  return state == portal::ApplicationState::returned &&
         portal::may_move(*state, portal::ApplicationState::received, portal::Actor::applicant);
}

}  // namespace

Outcome<Submitted> resubmit_application(Context& context, const Caller& caller, std::string_view id,
                                        const portal::ResubmissionRequest& request, std::string_view idempotency_key) {
  if (caller.facility_id.empty()) return problem_of("session.forbidden");
  if (!is_usable_key(idempotency_key)) return problem_of("idempotency.key_missing");
  const std::string key(idempotency_key);
  const std::string hash = request_hash(context.keys, id, request);

  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_application_row(sql, std::string(id));
  if (!row || row->facility_id != caller.facility_id) return problem_of("application.unknown");
  if (const auto earlier = find_idempotency_key(sql, caller.account_id, key)) {
    if (!same_hash(earlier->request_hash, hash)) return problem_of("idempotency.key_reused");
    return Submitted{receipt_of(*row), true};
  }
  if (!is_returned(*row)) return problem_of("application.not_returned");
  const CataloguedForm* form = context.forms.find(row->form_id, row->form_version);
  if (form == nullptr) return problem_of("form.unknown");

  Resubmission sent = judge(context, caller, form->definition, *std::move(row), request.answers);
  if (!sent.evaluation.valid()) {
    auto invalid = problem_of("application.invalid");
    invalid.error.issues = std::move(sent.evaluation.issues);
    invalid.error.missing = std::move(sent.evaluation.missing);
    return invalid;
  }
  if (auto issues = locked_fields(sent); !issues.empty()) {
    auto locked = problem_of("application.locked");
    locked.error.issues = std::move(issues);
    return locked;
  }
  const std::string reviewed = Keys::sha256_hex(portal::reviewed_text(form->definition, sent.evaluation.answers));
  if (!same_hash(reviewed, request.reviewed_sha256)) return problem_of("application.review_mismatch");
  const auto held = find_attachments(context, caller, form->definition, sent.evaluation.answers, sent.row.id);
  if (!held) return problem_of("application.attachment_unknown");

  write_resubmission(context, caller, sent, *held, reviewed);
  insert_idempotency_key(sql, caller.account_id, key, {hash, sent.row.id}, context.now_ms());
  transaction.commit();
  return Submitted{receipt_of(sent.row), false};
}

}  // namespace madoguchi::server
