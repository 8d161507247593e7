// See form_entries.h.
#include "client/form_entries.h"

#include <algorithm>
#include <utility>

#include "text/date.h"

namespace madoguchi::client {
namespace {

std::optional<form::Value> answer_of(const form::Field& field, const FormEntry& entry) {
  switch (field.type) {
    case form::FieldType::choice:
    case form::FieldType::text:
    case form::FieldType::integer:
    case form::FieldType::date:
      if (entry.text.empty()) return std::nullopt;
      return form::Value(entry.text);
    case form::FieldType::consent:
      if (!entry.consented) return std::nullopt;
      return form::Value(true);
    case form::FieldType::attachments: {
      form::Value files = entry.attachments.answer();
      if (files.as_array()->empty()) return std::nullopt;
      return files;
    }
    case form::FieldType::check:
    case form::FieldType::rows:
    case form::FieldType::computed:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

form::Value answers_of(const form::Definition& definition, const FormEntries& entries) {
  form::Value::Object answers;
  for (const form::Field& field : definition.fields()) {
    const auto entry = entries.find(field.id);
    if (entry == entries.end()) continue;
    if (auto answer = answer_of(field, entry->second)) answers.emplace_back(field.id, std::move(*answer));
  }
  return form::Value(std::move(answers));
}

bool is_secret(const form::Field& field) {
  return field.storage != form::Storage::plain && field.storage != form::Storage::keyed_hash;
}

form::Value typed_answers(const form::Definition& definition, const FormEntries& entries) {
  form::Value::Object answers;
  for (const form::Field& field : definition.fields()) {
    const auto entry = entries.find(field.id);
    if (entry == entries.end() || is_secret(field)) continue;
    if (field.type != form::FieldType::attachments) {
      if (auto answer = answer_of(field, entry->second)) answers.emplace_back(field.id, std::move(*answer));
      continue;
    }
    form::Value files = entry->second.attachments.draft();
    if (!files.as_array()->empty()) answers.emplace_back(field.id, std::move(files));
  }
  return form::Value(std::move(answers));
}

std::string checked_value(const form::Definition& definition, const form::Field& check,
                          const form::Evaluation& evaluation, const form::Value& answers) {
  std::string value;
  for (const form::Field::Match& match : check.matches) {
    if (!is_visible(evaluation, match.field)) continue;
    const form::Value* answer = answers.find(match.field);
    if (!answer || find_issue(evaluation, match.field)) return {};
    const std::string comparable = form::comparable(definition, match.field, *answer);
    if (comparable.empty()) return {};
    value += match.field + '=' + comparable + '\n';
  }
  return value;
}

std::optional<std::string> folded_text(const form::Field& field, const form::Evaluation& evaluation) {
  if (find_issue(evaluation, field.id)) return std::nullopt;
  const form::Value* answer = evaluation.answers.find(field.id);
  if (!answer) return std::nullopt;
  if (field.type == form::FieldType::integer && answer->as_integer()) return std::to_string(*answer->as_integer());
  if (field.type == form::FieldType::text && answer->as_string()) return *answer->as_string();
  return std::nullopt;
}

std::string date_shown_back(const form::Field& field, const form::Evaluation& evaluation, const std::string& typed) {
  if (field.type != form::FieldType::date || find_issue(evaluation, field.id)) return {};
  const form::Value* answer = evaluation.answers.find(field.id);
  if (!answer || !answer->as_string() || *answer->as_string() == typed) return {};
  const auto date = text::parse_iso_date(*answer->as_string());
  if (!date) return {};
  std::string shown = text::to_japanese(*date);
  return shown == typed ? std::string() : shown;
}

const form::Issue* find_issue(const form::Evaluation& evaluation, std::string_view field_id) {
  const auto issue = std::find_if(evaluation.issues.begin(), evaluation.issues.end(),
                                  [&](const form::Issue& candidate) { return candidate.field == field_id; });
  return issue == evaluation.issues.end() ? nullptr : &*issue;
}

bool is_visible(const form::Evaluation& evaluation, std::string_view field_id) {
  return std::find(evaluation.visible.begin(), evaluation.visible.end(), field_id) != evaluation.visible.end();
}

bool is_missing(const form::Evaluation& evaluation, std::string_view field_id) {
  return std::find(evaluation.missing.begin(), evaluation.missing.end(), field_id) != evaluation.missing.end();
}

}  // namespace madoguchi::client
