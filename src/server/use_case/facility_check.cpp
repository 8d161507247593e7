// 施設の確認; see facility_check.h. Values are compared as keyed hashes only, all of them always, so that neither the
// answer nor its time tells which part differed.
#include "server/use_case/facility_check.h"

#include <algorithm>
#include <vector>

#include "server/store/check_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t failures_count_for_ms = day_ms;  // D5
constexpr std::int64_t confirmation_holds_ms = day_ms;  // longer than a session; a draft taken up later checks again

struct CheckedValue {
  std::string attribute;
  std::string comparable;
};

bool contains(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<form::Field::Match> visible_matches(const form::Field& check, const form::Evaluation& evaluation) {
  std::vector<form::Field::Match> matches;
  if (!contains(evaluation.visible, check.id)) return matches;
  std::copy_if(check.matches.begin(), check.matches.end(), std::back_inserter(matches),
               [&](const form::Field::Match& match) { return contains(evaluation.visible, match.field); });
  return matches;
}

// The values to compare; an empty comparable form where an answer is missing or not valid in itself.
std::vector<CheckedValue> checked_values(const form::Definition& definition,
                                         const std::vector<form::Field::Match>& matches, const form::Value& answers) {
  std::vector<CheckedValue> values;
  for (const form::Field::Match& match : matches) {
    const form::Value* answer = answers.find(match.field);
    values.push_back({match.attribute, answer ? form::comparable(definition, match.field, *answer) : std::string()});
  }
  return values;
}

bool all_given(const std::vector<CheckedValue>& values) {
  return std::none_of(values.begin(), values.end(), [](const CheckedValue& value) { return value.comparable.empty(); });
}

// One keyed hash of all values of a check together: what a confirmation is bound to.
std::string value_hash(const Keys& keys, std::string_view facility_id, const std::vector<CheckedValue>& values) {
  form::Value::Array parts = {form::Value(facility_id)};
  for (const CheckedValue& value : values) {
    parts.emplace_back(value.attribute);
    parts.emplace_back(value.comparable);
  }
  return keys.keyed_hash("facility-check", form::to_json(form::Value(std::move(parts))));
}

bool matches_master_data(Context& context, const std::string& facility_id, const std::vector<CheckedValue>& values) {
  bool all_match = true;
  for (const CheckedValue& value : values) {
    const auto stored = find_attribute_hash(context.store.sql(), facility_id, value.attribute);
    const std::string typed = attribute_hash(context.keys, facility_id, value.attribute, value.comparable);
    const bool match = same_hash(stored.value_or(std::string()), typed);
    all_match = match && all_match;
  }
  return all_match;
}

int failures_so_far(Context& context, const std::string& facility_id) {
  soci::session& sql = context.store.sql();
  const std::int64_t window_begin = context.now_ms() - failures_count_for_ms;
  return count_failed_checks(sql, facility_id, std::max(window_begin, last_reopened_ms(sql, facility_id)));
}

// The issues and missing items of an evaluation that concern the values to compare.
portal::Problem invalid_values(const form::Evaluation& evaluation, const std::vector<form::Field::Match>& matches) {
  portal::Problem problem = problem_of("facility_check.invalid").error;
  const auto concerns = [&](std::string_view field) {
    return std::any_of(matches.begin(), matches.end(),
                       [&](const form::Field::Match& match) { return match.field == field; });
  };
  std::copy_if(evaluation.issues.begin(), evaluation.issues.end(), std::back_inserter(problem.issues),
               [&](const form::Issue& issue) { return concerns(issue.field); });
  std::copy_if(evaluation.missing.begin(), evaluation.missing.end(), std::back_inserter(problem.missing), concerns);
  return problem;
}

}  // namespace

std::string attribute_hash(const Keys& keys, std::string_view facility_id, std::string_view attribute,
                           std::string_view comparable) {
  const form::Value::Array parts = {form::Value(facility_id), form::Value(attribute), form::Value(comparable)};
  return keys.keyed_hash("facility-attribute", form::to_json(form::Value(parts)));
}

Outcome<portal::FacilityCheckResult> check_facility(Context& context, const Caller& caller,
                                                    const portal::FacilityCheckRequest& request) {
  if (caller.facility_id.empty()) return problem_of("session.forbidden");
  const CataloguedForm* form = context.forms.find(request.form_id, request.form_version);
  if (form == nullptr) return problem_of("form.unknown");
  const form::Field* check = form->definition.find(request.check);
  if (check == nullptr || check->type != form::FieldType::check) return problem_of("check.unknown");

  // From here on under the write lock: checks at once are counted one after the other.
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  Transaction transaction(context.store);
  const auto facility = find_facility(sql, caller.facility_id);
  if (!facility) return problem_of("session.forbidden");
  if (is_check_closed(sql, caller.facility_id)) return portal::FacilityCheckResult{portal::FacilityCheck::closed, 0};

  const form::Value facts =
      portal::form_facts(facility->facility.type, portal::FacilityCheck::none, text::to_iso(tokyo_date(now)));
  const form::Evaluation evaluation = form::evaluate(form->definition, facts, request.answers);
  const std::vector<form::Field::Match> matches = visible_matches(*check, evaluation);
  if (matches.empty()) return problem_of("facility_check.not_applicable");
  const std::vector<CheckedValue> values = checked_values(form->definition, matches, evaluation.answers);
  portal::Problem invalid = invalid_values(evaluation, matches);
  if (!invalid.issues.empty() || !invalid.missing.empty() || !all_given(values)) return Failure{std::move(invalid)};

  const bool confirmed = matches_master_data(context, caller.facility_id, values);
  insert_check(
      sql, {context.keys.random_id(), caller.facility_id, caller.account_id, request.form_id, request.form_version,
            check->id, value_hash(context.keys, caller.facility_id, values), confirmed ? "confirmed" : "failed", now});
  const int remaining = std::max(0, max_failed_checks - failures_so_far(context, caller.facility_id));
  portal::FacilityCheckResult result{confirmed ? portal::FacilityCheck::confirmed : portal::FacilityCheck::failed,
                                     remaining};
  if (!confirmed && remaining == 0) {
    close_check(sql, context.keys.random_id(), caller.facility_id, now);
    append_audit_entry(context, caller, {"facilityCheck", caller.facility_id, "open", "closed"});
    result.outcome = portal::FacilityCheck::closed;
  }
  transaction.commit();
  return result;
}

portal::FacilityCheck facility_check_fact(Context& context, std::string_view facility_id,
                                          const form::Definition& definition, const form::Evaluation& evaluation) {
  soci::session& sql = context.store.sql();
  const std::string facility(facility_id);
  if (is_check_closed(sql, facility)) return portal::FacilityCheck::closed;
  const std::int64_t since = context.now_ms() - confirmation_holds_ms;
  bool any_visible = false;
  for (const form::Field& field : definition.fields()) {
    if (field.type != form::FieldType::check || !contains(evaluation.visible, field.id)) continue;
    any_visible = true;
    const auto values = checked_values(definition, visible_matches(field, evaluation), evaluation.answers);
    if (values.empty() || !all_given(values)) return portal::FacilityCheck::none;
    const std::string hash = value_hash(context.keys, facility_id, values);
    if (!has_confirmed_check(sql, facility, definition.id(), field.id, hash, since)) return portal::FacilityCheck::none;
  }
  return any_visible ? portal::FacilityCheck::confirmed : portal::FacilityCheck::none;
}

Outcome<bool> reopen_facility_check(Context& context, const Caller& reviewer, std::string_view facility_id) {
  if (reviewer.role != portal::Role::reviewer) return problem_of("session.forbidden");
  Transaction transaction(context.store);
  const std::string facility(facility_id);
  if (!reopen_check(context.store.sql(), facility, reviewer.account_id, context.now_ms())) return false;
  append_audit_entry(context, reviewer, {"facilityCheck", facility, "closed", "open"});
  transaction.commit();
  return true;
}

}  // namespace madoguchi::server
