// Judging single answers of accounts; see account_answers.h.
#include "server/use_case/account_answers.h"

#include <algorithm>
#include <stdexcept>

#include "form/evaluation.h"
#include "server/store/account_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"

namespace madoguchi::server {
namespace {

// What the newest registration form says of this one answer; the others are there for comparison only.
std::vector<form::Issue> judge_field(Context& context, std::string_view field, const form::Value& answers) {
  const CataloguedForm* form = context.forms.latest(registration_form);
  if (form == nullptr) throw std::runtime_error("There is no registration form to judge by.");
  const form::Value facts = form::Value::Object{{"today", text::to_iso(tokyo_date(context.now_ms()))}};
  form::Evaluation evaluation = form::evaluate(form->definition, facts, answers);
  std::erase_if(evaluation.issues, [&](const form::Issue& issue) { return issue.field != field; });
  const auto& missing = evaluation.missing;
  if (std::find(missing.begin(), missing.end(), field) != missing.end())
    evaluation.issues.push_back({std::string(field), "answer.wrong_type", form::Value(form::Value::Object{})});
  return std::move(evaluation.issues);
}

}  // namespace

std::vector<form::Issue> judge_password(Context& context, const AccountRow& account, std::string_view password) {
  form::Value answers =
      form::Value::Object{{"email", account.email}, {"administratorName", account.person_name}, {"password", password}};
  const auto facility =
      account.facility_id.empty() ? std::nullopt : find_facility(context.store.sql(), account.facility_id);
  if (facility) {
    answers.set("facilityName", facility->facility.name);
    answers.set("phone", facility->facility.phone);
  }
  return judge_field(context, "password", answers);
}

std::vector<form::Issue> judge_email(Context& context, std::string_view email) {
  return judge_field(context, "email", form::Value::Object{{"email", email}});
}

}  // namespace madoguchi::server
