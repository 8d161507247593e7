// See anonymisation.h.
#include "server/use_case/anonymisation.h"

#include <chrono>

#include "portal/application.h"
#include "server/store/anonymisation_table.h"
#include "server/store/review_table.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"

namespace madoguchi::server {
namespace {

// The server itself: nobody's account.
const Caller janitor{"", "", "", portal::Role::administrator};

// The day so many years ago begins then; 29 February becomes the 28th.
std::int64_t years_before(std::int64_t now_ms, int years) {
  using namespace std::chrono;
  const text::Date today = tokyo_date(now_ms);
  year_month_day day = year{today.year - years} / today.month / today.day;
  if (!day.ok()) day = day.year() / day.month() / last;
  return tokyo_midnight_ms({static_cast<int>(day.year()), today.month, static_cast<int>(unsigned{day.day()})});
}

// Counts, choices and consents; neither texts nor days nor names of files.
bool is_statistical(form::FieldType type) {
  return type == form::FieldType::integer || type == form::FieldType::choice || type == form::FieldType::consent;
}

form::Value statistical_answers(const Context& context, const ApplicationRow& row) {
  form::Value kept(form::Value::Object{});
  const CataloguedForm* form = context.forms.find(row.form_id, row.form_version);
  if (form == nullptr) return kept;
  const form::Value answers = stored_value(row.answers);
  for (const form::Field& field : form->definition.fields()) {
    const form::Value* answer = answers.find(field.id);
    if (answer != nullptr && is_statistical(field.type)) kept.set(field.id, *answer);
  }
  return kept;
}

portal::Facility nameless(const portal::Facility& facility) {
  portal::Facility kept;
  kept.type = facility.type;
  kept.prefecture = facility.prefecture;
  return kept;
}

}  // namespace

std::vector<DueAnonymisation> applications_to_anonymise(Context& context, int limit) {
  std::vector<DueAnonymisation> due;
  if (context.settings.anonymise_years == 0) return due;
  soci::session& sql = context.store.sql();
  const std::int64_t before_ms = years_before(context.now_ms(), context.settings.anonymise_years);
  for (const std::string& id : list_applications_to_anonymise(sql, before_ms, limit)) {
    due.push_back({id, list_all_attachment_ids(sql, id)});
  }
  return due;
}

void anonymise_applications(Context& context, const std::vector<DueAnonymisation>& due) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  for (const DueAnonymisation& each : due) {
    auto row = find_application_row(sql, each.application_id);
    if (!row) continue;
    row->answers = form::to_json(statistical_answers(context, *row));
    row->facility_snapshot = portal::write(nameless(facility_of(context, *row)));
    form::Value facts(form::Value::Object{});
    const form::Value before = stored_value(row->facts);
    if (const form::Value* type = before.find("facilityType")) facts.set("facilityType", *type);
    row->facts = form::to_json(facts);
    anonymise_application_row(sql, *row, context.now_ms());
    append_audit_entry(context, janitor, {"application", row->id, "", "anonymised"});
  }
  if (!due.empty()) rewrite_search_index(sql);
  transaction.commit();
}

}  // namespace madoguchi::server
