// Drafts; see drafts.h.
#include "server/use_case/drafts.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "server/store/draft_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view seal_purpose = "draft";
constexpr std::int64_t late_saving_ms = minute_ms;

portal::DraftListing listing_of(const DraftRow& row) {
  return {row.form_id, row.form_version, row.version, rfc3339(row.saved_at_ms)};
}

bool may_be_kept(const form::Field& field, const form::Value& answer) {
  if (field.storage != form::Storage::plain && field.storage != form::Storage::keyed_hash) return false;
  switch (field.type) {
    case form::FieldType::check:
      return false;  // a fact, not typed
    case form::FieldType::consent:
      return answer.as_bool() != nullptr;
    case form::FieldType::attachments:
      return answer.as_array() != nullptr;
    default:
      return answer.as_string() != nullptr;
  }
}

// The answers that the form knows, in its order.
form::Value known_answers(const form::Definition& definition, const form::Value& answers) {
  form::Value::Object known;
  for (const form::Field& field : definition.fields()) {
    const form::Value* answer = answers.find(field.id);
    if (answer != nullptr && may_be_kept(field, *answer)) known.emplace_back(field.id, *answer);
  }
  return form::Value(std::move(known));
}

// The ids of the uploads that the answers name, in their order.
std::vector<std::string> named_uploads(const form::Value& answers) {
  std::vector<std::string> ids;
  for (const auto& [field, answer] : *answers.as_object()) {
    const form::Value::Array* files = answer.as_array();
    if (files == nullptr) continue;
    for (const form::Value& file : *files) {
      const form::Value* id = file.find("uploadId");
      if (id != nullptr && id->as_string() != nullptr && !id->as_string()->empty()) ids.push_back(*id->as_string());
    }
  }
  return ids;
}

// Makes the draft have the uploads that its answers name, and no others.
void assign_uploads(Context& context, const Caller& caller, const std::string& draft_id, const form::Value& answers) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  std::set<std::string> had;
  for (const UploadRecord& upload : list_draft_uploads(sql, draft_id)) had.insert(upload.id);
  const std::vector<std::string> named = named_uploads(answers);
  const std::set<std::string> wanted(named.begin(), named.end());
  if (wanted == had) return;
  DraftUploadLoader loader(sql, draft_id, caller.facility_id, now);
  for (const std::string& id : had) {
    if (wanted.count(id) == 0) loader.remove(id, now + upload_lifetime_ms);
  }
  for (const std::string& id : wanted) {
    if (had.count(id) == 0) loader.add(id);
  }
}

// Whether a saving may go on from what is there (nothing where there never was a draft).
bool is_met(const Precondition& precondition, const std::optional<DraftRow>& row, std::int64_t now_ms) {
  if (precondition.kind == Precondition::Kind::version) return row && row->version == precondition.version;
  if (!row) return true;
  return row->ended_at_ms != 0 && now_ms - row->ended_at_ms >= late_saving_ms;
}

form::Value unsealed_answers(Context& context, const DraftRow& row) {
  const auto content = context.keys.unseal(seal_purpose, row.content_sealed);
  auto answers = form::parse_json(content.value_or(""));
  if (!answers) throw soci::soci_error("A draft in the database cannot be read.");
  return std::move(answers).value();
}

}  // namespace

portal::DraftList list_drafts(Context& context, const Caller& caller) {
  portal::DraftList list;
  for (const DraftRow& row : list_draft_rows(context.store.sql(), caller.account_id)) {
    list.drafts.push_back(listing_of(row));
  }
  return list;
}

Outcome<portal::Draft> find_draft(Context& context, const Caller& caller, std::string_view form_id) {
  soci::session& sql = context.store.sql();
  const auto row = find_draft_row(sql, caller.account_id, std::string(form_id));
  if (!row || row->ended_at_ms != 0) return problem_of("draft.unknown");
  portal::Draft draft;
  draft.listing = listing_of(*row);
  draft.answers = unsealed_answers(context, *row);
  const std::vector<UploadRecord> uploads = list_draft_uploads(sql, row->id);
  for (const std::string& id : named_uploads(draft.answers)) {
    const auto found = std::find_if(uploads.begin(), uploads.end(), [&](const auto& each) { return each.id == id; });
    if (found != uploads.end()) draft.uploads.push_back(describe(*found));
  }
  return draft;
}

std::int64_t ended_draft_version(Context& context, const Caller& caller, std::string_view form_id) {
  const auto row = find_draft_row(context.store.sql(), caller.account_id, std::string(form_id));
  return row && row->ended_at_ms != 0 ? row->version : 0;
}

Outcome<portal::DraftSaved> save_draft(Context& context, const Caller& caller, std::string_view form_id,
                                       const Precondition& precondition, const portal::DraftRequest& request) {
  if (caller.facility_id.empty()) return problem_of("session.forbidden");
  if (precondition.kind == Precondition::Kind::none) return problem_of("draft.precondition_missing");
  const CataloguedForm* form = context.forms.find(form_id, request.form_version);
  if (form == nullptr || form->definition.purpose() == form::Purpose::registration) return problem_of("form.unknown");
  const form::Value answers = known_answers(form->definition, request.answers);

  DraftRow row;
  row.account_id = caller.account_id;
  row.form_id = form_id;
  row.form_version = request.form_version;
  row.content_sealed = context.keys.seal(seal_purpose, form::to_json(answers));  // before the transaction
  row.saved_at_ms = context.now_ms();

  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  const auto before = find_draft_row(sql, row.account_id, row.form_id);
  if (!is_met(precondition, before, row.saved_at_ms)) return problem_of("draft.conflict");
  const bool lives = before && before->ended_at_ms == 0;
  if (lives && before->form_version > row.form_version) return problem_of("draft.conflict");
  row.id = before ? before->id : context.keys.random_id();
  row.version = before ? before->version + 1 : 1;
  put_draft(sql, row);
  assign_uploads(context, caller, row.id, answers);
  transaction.commit();
  return portal::DraftSaved{row.version, rfc3339(row.saved_at_ms)};
}

Outcome<bool> discard_draft(Context& context, const Caller& caller, std::string_view form_id,
                            const Precondition& precondition) {
  if (precondition.kind != Precondition::Kind::version) return problem_of("draft.precondition_missing");
  Transaction transaction(context.store);
  const auto row = find_draft_row(context.store.sql(), caller.account_id, std::string(form_id));
  if (!row || row->ended_at_ms != 0) return problem_of("draft.unknown");
  if (row->version != precondition.version) return problem_of("draft.conflict");
  end_draft_now(context, row->account_id, row->form_id, row->form_version);
  transaction.commit();
  return true;
}

void end_draft_now(Context& context, const std::string& account_id, const std::string& form_id, int form_version) {
  const std::int64_t now = context.now_ms();
  end_draft(context.store.sql(),
            {context.keys.random_id(), account_id, form_id, form_version, now, now + upload_lifetime_ms});
}

}  // namespace madoguchi::server
