// Parts of sending an application; see application_parts.h.
#include "server/use_case/application_parts.h"

#include <algorithm>
#include <set>

#include "form/evaluation.h"
#include "server/store/application_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_key_bytes = 255;

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

}  // namespace

bool is_usable_key(std::string_view key) {
  return !key.empty() && key.size() <= max_key_bytes &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

form::Value stored_value(const std::string& json) {
  auto value = form::parse_json(json);
  if (!value) throw soci::soci_error("An application in the database cannot be read.");
  return std::move(value).value();
}

portal::Facility facility_of(Context& context, const ApplicationRow& row) {
  if (!row.facility_snapshot.empty()) {
    auto snapshot = portal::read_facility(row.facility_snapshot);
    if (!snapshot) throw soci::soci_error("An application in the database cannot be read.");
    return std::move(snapshot).value();
  }
  auto facility = find_facility(context.store.sql(), row.facility_id);
  if (!facility) throw soci::soci_error("An application in the database has no facility.");
  return std::move(facility->facility);
}

KeptAnswers kept_answers(const Keys& keys, std::string_view facility_id, const form::Definition& definition,
                         const form::Value& answers) {
  KeptAnswers kept{answers, {}};
  for (const form::Field& field : definition.fields()) {
    const form::Value* answer = answers.find(field.id);
    if (field.storage != form::Storage::keyed_hash || answer == nullptr) continue;
    const form::Value::Array parts = {form::Value(facility_id), form::Value(definition.id()), form::Value(field.id),
                                      form::Value(form::comparable(definition, field.id, *answer))};
    kept.hashed.emplace_back(field.id, keys.keyed_hash("application-answer", form::to_json(form::Value(parts))));
    kept.plain.erase(field.id);
  }
  return kept;
}

std::optional<std::vector<HeldUpload>> find_attachments(Context& context, const Caller& caller,
                                                        const form::Definition& definition, const form::Value& answers,
                                                        const std::string& application_id) {
  soci::session& sql = context.store.sql();
  std::vector<HeldUpload> held;
  std::set<std::string> seen;
  for (const form::Field& field : definition.fields()) {
    if (field.type != form::FieldType::attachments) continue;
    const form::Value* answer = answers.find(field.id);
    const form::Value::Array* attachments = answer ? answer->as_array() : nullptr;
    if (attachments == nullptr) continue;
    int position = 0;
    for (const form::Value& attachment : *attachments) {
      const std::string id = text_member(attachment, "uploadId");
      const auto upload = id.empty() ? std::nullopt : find_upload_row(sql, id);
      if (!upload || upload->facility_id != caller.facility_id || !agrees(*upload, attachment)) return std::nullopt;
      if (!seen.insert(id).second) return std::nullopt;
      const bool is_own = !application_id.empty() && find_attachment_holder(sql, id) == application_id;
      if (!is_own && is_upload_held(sql, id)) return std::nullopt;
      held.push_back({id, field.id, position++});
    }
  }
  return held;
}

}  // namespace madoguchi::server
