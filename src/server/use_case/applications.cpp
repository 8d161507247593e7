// Submission and what was submitted; see applications.h.
#include "server/use_case/applications.h"

#include <algorithm>
#include <optional>
#include <set>

#include "portal/application.h"
#include "portal/review.h"
#include "server/store/application_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/drafts.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 500;
constexpr std::size_t max_key_bytes = 255;
constexpr std::int64_t never_ms =
    253'402'300'799'000;  // 9999-12-31T23:59:59Z: what an application holds does not expire

struct HeldUpload {
  std::string upload_id;
  std::string field;
  int position = 0;
};

struct Judged {
  const form::Definition& definition;
  const portal::Facility& facility;
  form::Value facts;
  form::Evaluation evaluation;
};

bool is_usable_key(std::string_view key) {
  return !key.empty() && key.size() <= max_key_bytes &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

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
  return {row.id,           row.receipt_number, rfc3339(row.received_at_ms), rfc3339(row.changed_at_ms), row.form_id,
          row.form_version, row.state,          is_withdrawable(row.state)};
}

form::Value stored_value(const std::string& json) {
  auto value = form::parse_json(json);
  if (!value) throw soci::soci_error("An application in the database cannot be read.");
  return std::move(value).value();
}

// As it was when the application was sent; as it is now for those from before snapshots were kept.
portal::Facility facility_of(soci::session& sql, const ApplicationRow& row) {
  if (!row.facility_snapshot.empty()) {
    auto snapshot = portal::read_facility(row.facility_snapshot);
    if (!snapshot) throw soci::soci_error("An application in the database cannot be read.");
    return std::move(snapshot).value();
  }
  auto facility = find_facility(sql, row.facility_id);
  if (!facility) throw soci::soci_error("An application in the database has no facility.");
  return std::move(facility->facility);
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
  form::Value facts = portal::form_facts(facility.type, check, today);
  form::Evaluation evaluation = form::evaluate(definition, facts, answers);
  return {definition, facility, std::move(facts), std::move(evaluation)};
}

std::string text_member(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

bool agrees(const UploadRecord& upload, const form::Value& attachment) {
  const form::Value* size = attachment.find("sizeBytes");
  const std::int64_t* size_bytes = size ? size->as_integer() : nullptr;
  return upload.state == "accepted" && upload.name == text_member(attachment, "name") &&
         upload.kind == text_member(attachment, "kind") && size_bytes != nullptr && *size_bytes >= 0 &&
         upload.size_bytes == static_cast<std::uint64_t>(*size_bytes);
}

// The uploads behind the answers' attachments; nothing when one is not there, foreign, taken, or not what was said of
// it.
std::optional<std::vector<HeldUpload>> find_attachments(Context& context, const Caller& caller, const Judged& judged) {
  soci::session& sql = context.store.sql();
  std::vector<HeldUpload> held;
  std::set<std::string> seen;
  for (const form::Field& field : judged.definition.fields()) {
    if (field.type != form::FieldType::attachments) continue;
    const form::Value* answer = judged.evaluation.answers.find(field.id);
    const form::Value::Array* attachments = answer ? answer->as_array() : nullptr;
    if (attachments == nullptr) continue;
    int position = 0;
    for (const form::Value& attachment : *attachments) {
      const std::string id = text_member(attachment, "uploadId");
      const auto upload = id.empty() ? std::nullopt : find_upload_row(sql, id);
      if (!upload || upload->facility_id != caller.facility_id || !agrees(*upload, attachment)) return std::nullopt;
      if (!seen.insert(id).second || is_upload_held(sql, id)) return std::nullopt;
      held.push_back({id, field.id, position++});
    }
  }
  return held;
}

// Writes the application and all that belongs to it; runs inside the caller's transaction.
ApplicationRow write_application(Context& context, const Caller& caller, const Judged& judged,
                                 const std::vector<HeldUpload>& held, std::string_view reviewed_sha256) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  const text::Date day = tokyo_date(now);
  const int number = next_receipt_number(sql, text::to_iso(day));

  // Answers that are kept as keyed hashes leave the plain ones.
  form::Value plain = judged.evaluation.answers;
  std::vector<std::pair<std::string, std::string>> hashed;
  for (const form::Field& field : judged.definition.fields()) {
    const form::Value* answer = judged.evaluation.answers.find(field.id);
    if (field.storage != form::Storage::keyed_hash || answer == nullptr) continue;
    const form::Value::Array parts = {form::Value(caller.facility_id), form::Value(judged.definition.id()),
                                      form::Value(field.id),
                                      form::Value(form::comparable(judged.definition, field.id, *answer))};
    hashed.emplace_back(field.id, context.keys.keyed_hash("application-answer", form::to_json(form::Value(parts))));
    plain.erase(field.id);
  }

  ApplicationRow row;
  row.id = context.keys.random_id();
  row.facility_id = caller.facility_id;
  row.account_id = caller.account_id;
  row.form_id = judged.definition.id();
  row.form_version = judged.definition.version();
  row.state = portal::state_name(portal::ApplicationState::received);
  row.receipt_number = portal::receipt_number(day, static_cast<std::uint32_t>(number));
  row.received_at_ms = now;
  row.changed_at_ms = now;
  row.facility_snapshot = portal::write(judged.facility);
  row.facts = form::to_json(judged.facts);
  row.answers = form::to_json(plain);
  row.reviewed_hash = context.keys.keyed_hash("application-reviewed", reviewed_sha256);
  insert_application(sql, row);
  for (const auto& [field, hash] : hashed) insert_hashed_answer(sql, row.id, field, hash);
  end_draft_now(context, caller.account_id, row.form_id, row.form_version);
  for (const HeldUpload& upload : held) {
    insert_attachment(sql, row.id, upload.upload_id, upload.field, upload.position);
    hold_upload(sql, upload.upload_id, never_ms);
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
  if (form == nullptr || form->definition.purpose() != form::Purpose::application) return problem_of("form.unknown");
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
  const auto held = find_attachments(context, caller, judged);
  if (!held) return problem_of("application.attachment_unknown");

  const ApplicationRow row = write_application(context, caller, judged, *held, reviewed);
  insert_idempotency_key(sql, caller.account_id, key, {hash, row.id}, context.now_ms());
  transaction.commit();
  return Submitted{receipt_of(row), false};
}

portal::ApplicationList list_applications(Context& context, const Caller& caller) {
  portal::ApplicationList list;
  if (caller.facility_id.empty()) return list;
  for (const ApplicationRow& row : list_application_rows(context.store.sql(), caller.facility_id, max_listed)) {
    list.applications.push_back(listing_of(row));
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
  application.facility = facility_of(sql, *row);
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
