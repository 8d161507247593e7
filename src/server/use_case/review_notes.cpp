// Flags, reasons and changes; see review_notes.h.
#include "server/use_case/review_notes.h"

#include "portal/application.h"
#include "server/store/review_record_table.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

std::string text_member(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

}  // namespace

std::string stored_flags(const std::vector<portal::FieldFlag>& flags) {
  form::Value::Array array;
  for (const portal::FieldFlag& flag : flags) {
    array.push_back(form::Value::Object{{"field", flag.field}, {"comment", flag.comment}});
  }
  return form::to_json(form::Value(std::move(array)));
}

std::vector<portal::FieldFlag> flags_of(const std::string& stored) {
  std::vector<portal::FieldFlag> flags;
  const form::Value value = stored_value(stored);
  if (value.as_array() == nullptr) return flags;
  for (const form::Value& flag : *value.as_array()) {
    flags.push_back({text_member(flag, "field"), text_member(flag, "comment")});
  }
  return flags;
}

std::vector<portal::AnswerChange> changes_between(const form::Value& before, const form::Value& after) {
  std::vector<portal::AnswerChange> changes;
  for (const auto& [field, value] : *before.as_object()) {
    const form::Value* now = after.find(field);
    if (now != nullptr && *now == value) continue;
    changes.push_back({field, false, value, now ? std::optional<form::Value>(*now) : std::nullopt});
  }
  for (const auto& [field, value] : *after.as_object()) {
    if (before.find(field) == nullptr) changes.push_back({field, false, std::nullopt, value});
  }
  return changes;
}

std::vector<portal::ApplicationRevision> revisions_of(Context& context, const ApplicationRow& row) {
  std::vector<portal::ApplicationRevision> revisions;
  const std::vector<RevisionRow> rows = list_revisions(context.store.sql(), row.id);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    portal::ApplicationRevision revision;
    revision.at = rfc3339(rows[i].superseded_at_ms);
    revision.changes = changes_between(stored_value(rows[i].answers),
                                       stored_value(i + 1 < rows.size() ? rows[i + 1].answers : row.answers));
    const form::Value withheld = stored_value(rows[i].withheld);
    if (withheld.as_array() != nullptr) {
      for (const form::Value& field : *withheld.as_array()) {
        const std::string* name = field.as_string();
        if (name != nullptr) revision.changes.push_back({*name, true, std::nullopt, std::nullopt});
      }
    }
    revisions.push_back(std::move(revision));
  }
  return revisions;
}

void add_notes(Context& context, const ApplicationRow& row, portal::Application& application) {
  const auto state = portal::state_from_name(row.state);
  const bool is_returned = state == portal::ApplicationState::returned;
  if (!is_returned && state != portal::ApplicationState::rejected) return;
  const auto decision = find_last_decision(context.store.sql(), row.id);
  if (!decision) return;
  application.reason = decision->reason;
  if (is_returned) application.flags = flags_of(decision->flags);
}

}  // namespace madoguchi::server
