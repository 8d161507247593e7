// See correction.h.
#include "client/correction.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {
namespace {

using form::Value;

// An answer as it is typed: numbers are texts.
Value as_typed(const Value& answer) {
  return answer.as_integer() ? Value(std::to_string(*answer.as_integer())) : answer;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Correction::Correction(const form::Definition& definition, portal::Application application)
    : application_(std::move(application)),
      visible_before_(form::evaluate(definition, application_.facts, application_.answers).visible) {}

const portal::FieldFlag* Correction::flag(std::string_view field_id) const {
  const auto& flags = application_.flags;
  const auto found =
      std::find_if(flags.begin(), flags.end(), [&](const portal::FieldFlag& each) { return each.field == field_id; });
  return found == flags.end() ? nullptr : &*found;
}

bool Correction::was_visible(std::string_view field_id) const { return holds(visible_before_, field_id); }

bool Correction::is_open(const form::Field& field) const {
  if (flag(field.id) || !was_visible(field.id)) return true;
  return std::any_of(field.matches.begin(), field.matches.end(),
                     [&](const form::Field::Match& match) { return flag(match.field) != nullptr; });
}

bool Correction::is_withheld(std::string_view field_id) const { return holds(application_.withheld, field_id); }

std::string Correction::comment(std::string_view field_id) const {
  const portal::FieldFlag* found = flag(field_id);
  return found ? found->comment : std::string();
}

const Value* Correction::sent(const form::Field& field) const {
  return (field.type == form::FieldType::check ? application_.facts : application_.answers).find(field.id);
}

Value Correction::typed(const form::Definition& definition) const {
  Value typed(Value::Object{});
  for (const form::Field& field : definition.fields())
    if (const Value* answer = application_.answers.find(field.id)) typed.set(field.id, as_typed(*answer));
  return typed;
}

std::vector<portal::UploadStatus> Correction::uploads() const {
  std::vector<portal::UploadStatus> uploads;
  for (const auto& [field, answer] : *application_.answers.as_object()) {
    if (!answer.as_array()) continue;
    for (const Value& file : *answer.as_array()) {
      const Value *id = file.find("uploadId"), *name = file.find("name"), *kind = file.find("kind"),
                  *size = file.find("sizeBytes");
      const bool whole = id && id->as_string() && name && name->as_string() && kind && kind->as_string() && size &&
                         size->as_integer() && *size->as_integer() >= 0;
      if (!whole) continue;
      const auto size_bytes = static_cast<std::uint64_t>(*size->as_integer());
      uploads.push_back(
          {*id->as_string(), *name->as_string(), size_bytes, size_bytes, "accepted", *kind->as_string(), {}});
    }
  }
  return uploads;
}

Value Correction::with_locked(const form::Definition& definition, const Value& typed) const {
  Value answers(Value::Object{});
  for (const form::Field& field : definition.fields()) {
    const Value* answer = is_open(field) ? typed.find(field.id) : application_.answers.find(field.id);
    if (answer) answers.set(field.id, is_open(field) ? *answer : as_typed(*answer));
  }
  return answers;
}

bool Correction::check_holds(const form::Definition& definition, const Value& answers) const {
  return std::none_of(definition.fields().begin(), definition.fields().end(), [&](const form::Field& field) {
    return field.storage == form::Storage::keyed_hash && answers.find(field.id) != nullptr;
  });
}

void Correction::excuse(form::Evaluation& evaluation) const {
  std::erase_if(evaluation.missing, [&](const std::string& field) { return is_withheld(field) && !flag(field); });
}

std::vector<FieldChange> Correction::changes(const form::Definition& definition, const Value& answers) const {
  std::vector<FieldChange> changes;
  for (const form::Field& field : definition.fields()) {
    if (field.type == form::FieldType::check) continue;
    const Value* before = application_.answers.find(field.id);
    const Value* after = answers.find(field.id);
    const bool same = before && after ? *before == *after : before == after;
    if (!same) changes.push_back({&field, before, after, is_withheld(field.id)});
  }
  return changes;
}

}  // namespace madoguchi::client
