// See form_change.h.
#include "client/form_change.h"

#include "client/form_entries.h"

namespace madoguchi::client {

FormChange form_change(const form::Definition* before, const form::Definition& now, const form::Evaluation& evaluation,
                       const form::Value& dropped) {
  FormChange change;
  for (const form::Field& field : now.fields()) {
    if (before && !before->find(field.id) && is_missing(evaluation, field.id)) change.required.push_back(&field);
    if (find_issue(evaluation, field.id)) change.invalid.push_back(&field);
  }
  if (!dropped.as_object()) return change;
  for (const auto& [id, answer] : *dropped.as_object()) {
    const form::Field* field = before ? before->find(id) : now.find(id);
    change.dropped.push_back({field ? field->label_key : std::string(), answer});
  }
  return change;
}

}  // namespace madoguchi::client
