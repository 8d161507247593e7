// See form_sheet.h.
#include "client/form_sheet.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {
namespace {

bool is_typed(form::FieldType type) {
  return type == form::FieldType::text || type == form::FieldType::integer || type == form::FieldType::date;
}

// Whether a draft's answer can stand in this field; wrong it may be, as when it is typed.
bool fits(const form::Field* field, const form::Value& answer) {
  if (!field) return false;
  if (field->type == form::FieldType::attachments) return answer.as_array() != nullptr;
  if (field->type == form::FieldType::consent) return answer.as_bool() != nullptr;
  if (field->type == form::FieldType::choice && answer.as_string())
    return std::any_of(field->choices.begin(), field->choices.end(),
                       [&](const form::Choice& choice) { return choice.value == *answer.as_string(); });
  return field->type != form::FieldType::check && answer.as_string() != nullptr;
}

}  // namespace

form::Issue client_issue(const form::Field& field, std::string code) {
  return {field.id, std::move(code), form::Value(form::Value::Object{})};
}

FormSheet::FormSheet(form::Definition definition, const portal::Session& session, Clock& clock)
    : definition_(std::move(definition)), session_(session), calendar_(clock, session.today) {
  renew_session(session, clock);
}

const form::Field* FormSheet::find(std::string_view field_id, form::FieldType type) const {
  const form::Field* field = definition_.find(field_id);
  return field && field->type == type ? field : nullptr;
}

const form::Field* FormSheet::find_open(std::string_view field_id, form::FieldType type) const {
  const form::Field* field = find(field_id, type);
  return field && may_change(*field) ? field : nullptr;
}

void FormSheet::correct(portal::Application returned) {
  correction_.emplace(definition_, std::move(returned));
  refresh();
}

void FormSheet::renew_session(const portal::Session& session, Clock& clock) {
  session_ = session;
  calendar_ = Calendar(clock, session.today);
  const bool closed = session.facility_check == portal::FacilityCheck::closed;
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::check) entry(field).check.set_closed(closed);
  refresh();
}

void FormSheet::clear() {
  FormEntries entries;
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::check)
      entries[field.id].check.set_closed(entry_of(field).check.state() == CheckState::closed);
  entries_ = std::move(entries);
  being_edited_.clear();
  summary_shown_ = false;
  refresh();
}

bool FormSheet::dirty() const {
  if (correction_) return !correction_->changes(definition_, evaluation_.answers).empty();
  return std::any_of(entries_.begin(), entries_.end(), [](const auto& named) {
    const FormEntry& entry = named.second;
    return !entry.text.empty() || entry.consented || !entry.attachments.empty();
  });
}

// ---- typing

bool FormSheet::set_text(std::string_view field_id, std::string_view text) {
  const form::Field* field = definition_.find(field_id);
  if (!field || !is_typed(field->type) || !may_change(*field) || entry(*field).text == text) return false;
  touch(entry(*field));
  entry(*field).text = text;
  being_edited_ = field_id;
  refresh();
  return true;
}

bool FormSheet::set_choice(std::string_view field_id, std::string_view value) {
  const form::Field* field = find_open(field_id, form::FieldType::choice);
  if (!field || entry(*field).text == value) return false;
  touch(entry(*field));
  entry(*field).text = value;
  refresh();
  return true;
}

bool FormSheet::set_consent(std::string_view field_id, bool given) {
  const form::Field* field = find_open(field_id, form::FieldType::consent);
  if (!field || entry(*field).consented == given) return false;
  touch(entry(*field));
  entry(*field).consented = given;
  refresh();
  return true;
}

void FormSheet::leave(std::string_view field_id) {
  const form::Field* field = definition_.find(field_id);
  if (!field) return;
  if (being_edited_ == field_id) being_edited_.clear();
  refresh();
  entry(*field).shows_issue = find_issue(evaluation_, field_id) != nullptr;
  if (const auto folded = folded_text(*field, evaluation_)) entry(*field).text = *folded;
}

form::Value FormSheet::take(const form::Value& given, Ports& ports, const std::vector<portal::UploadStatus>& uploads,
                            const std::function<int()>& key, const std::function<void()>& changed) {
  const form::Value answers = correction_ ? correction_->with_locked(definition_, given) : given;
  form::Value::Object unfit;
  if (answers.as_object())
    for (const auto& [id, answer] : *answers.as_object())
      if (!fits(definition_.find(id), answer)) unfit.emplace_back(id, answer);
  for (const form::Field& field : definition_.fields()) {
    if (field.type == form::FieldType::check || is_secret(field)) continue;
    const form::Value* answer = answers.find(field.id);
    if (answer && !fits(&field, *answer)) answer = nullptr;
    FormEntry& entry = this->entry(field);
    const std::string text = answer && answer->as_string() ? *answer->as_string() : std::string();
    const bool consented = answer && answer->as_bool();
    if (entry.text != text || entry.consented != consented) touch(entry);
    entry.text = text;
    entry.consented = consented;
    if (field.type == form::FieldType::attachments) entry.attachments.take(ports, answer, uploads, key, changed);
  }
  refresh();
  return form::Value(std::move(unfit));
}

bool FormSheet::fill(std::string_view field_id, std::string_view text) {
  const form::Field* field = definition_.find(field_id);
  if (!field || !may_change(*field)) return false;
  FormEntry& entry = this->entry(*field);
  if (entry.text == text || (!entry.text.empty() && entry.text != entry.filled)) return false;
  touch(entry);
  entry.text = entry.filled = text;
  refresh();
  return true;
}

void FormSheet::touch(FormEntry& entry) {
  entry.notice.reset();
  entry.server_issue.reset();
  entry.server_missing = false;
}

// ---- judging

form::Evaluation FormSheet::judged(const form::Value& answers) const {
  form::Evaluation evaluation = form::evaluate(definition_, facts(answers), answers);
  if (correction_) correction_->excuse(evaluation);
  return evaluation;
}

form::Value FormSheet::facts(const form::Value& answers) const {
  const auto type = session_.facility ? session_.facility->type : portal::FacilityType::kenshin;
  form::Value facts = portal::form_facts(type, session_.facility_check, calendar_.today(), session_.accounts_issued);
  if (!session_.facility) facts.erase("facilityType");
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::check) facts.set(field.id, portal::facility_check_name(fact_of(field)));
  if (!correction_ || !correction_->check_holds(definition_, answers)) return facts;
  for (const form::Field& field : definition_.fields())
    if (const form::Value* then = field.type == form::FieldType::check ? correction_->sent(field) : nullptr)
      facts.set(field.id, *then);
  return facts;
}

portal::FacilityCheck FormSheet::fact_of(const form::Field& check) const { return entry_of(check).check.fact(); }

const FormEntry& FormSheet::entry_of(const form::Field& field) const {
  static const FormEntry untouched;
  const auto found = entries_.find(field.id);
  return found == entries_.end() ? untouched : found->second;
}

void FormSheet::refresh() {
  const form::Value answers = answers_of(definition_, entries_);
  evaluation_ = judged(answers);
  if (see_checked_values(answers)) evaluation_ = judged(answers);
  // An issue that has gone is forgotten, so that the next one waits until the field is left again.
  for (auto& [id, entry] : entries_)
    if (!find_issue(evaluation_, id)) entry.shows_issue = false;
  if (!first_fault()) summary_shown_ = false;
}

// Shows the checks what they are about now; true if a fact has changed by it (D4). A check out of sight keeps what it
// knows: choosing another way and coming back is no change of the value.
bool FormSheet::see_checked_values(const form::Value& answers) {
  bool changed = false;
  for (const form::Field& field : definition_.fields()) {
    if (field.type != form::FieldType::check || !is_visible(evaluation_, field.id)) continue;
    const portal::FacilityCheck before = fact_of(field);
    entry(field).check.see(checked_value(definition_, field, evaluation_, answers));
    changed = changed || before != fact_of(field);
  }
  return changed;
}

bool FormSheet::pending(const form::Field& field) const {
  return field.type == form::FieldType::attachments && entry_of(field).attachments.pending();
}

bool FormSheet::faulty(const form::Field& field) const {
  if (!is_visible(evaluation_, field.id)) return false;
  if (is_missing(evaluation_, field.id) || find_issue(evaluation_, field.id) || pending(field)) return true;
  return entry_of(field).server_issue || entry_of(field).server_missing;
}

const form::Field* FormSheet::first_fault() const {
  const auto& fields = definition_.fields();
  const auto fault =
      std::find_if(fields.begin(), fields.end(), [&](const form::Field& field) { return faulty(field); });
  return fault == fields.end() ? nullptr : &*fault;
}

const form::Field* FormSheet::show_faults() {
  being_edited_.clear();
  for (const form::Field& field : definition_.fields())
    if (find_issue(evaluation_, field.id)) entry(field).shows_issue = true;
  const form::Field* fault = first_fault();
  summary_shown_ = fault != nullptr;
  return fault;
}

// ---- what others found

form::Value FormSheet::answers_for_check() const {
  form::Value answers = evaluation_.answers;
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::attachments || find_issue(evaluation_, field.id)) answers.erase(field.id);
  return answers;
}

void FormSheet::take_findings(const portal::Problem& problem) {
  for (const form::Issue& issue : problem.issues)
    if (const form::Field* field = definition_.find(issue.field)) entry(*field).server_issue = issue;
  for (const std::string& id : problem.missing) {
    const form::Field* field = definition_.find(id);
    if (!field) continue;
    entry(*field).server_missing = true;
    if (field->type == form::FieldType::check) entry(*field).check.undo();  // it does not count there: check again
    if (field->type == form::FieldType::attachments) entry(*field).attachments.recheck_all();
  }
  refresh();
}

void FormSheet::forget_findings() {
  for (auto& [id, entry] : entries_) touch(entry);
}

void FormSheet::resume_uploads() {
  for (auto& [id, entry] : entries_) entry.attachments.resume_all();
}

void FormSheet::recheck_uploads() {
  for (auto& [id, entry] : entries_) entry.attachments.recheck_all();
}

// ---- drawing

std::vector<FieldView> FormSheet::views() const {
  std::vector<FieldView> views;
  for (const std::string& id : evaluation_.visible)
    if (const form::Field* field = definition_.find(id)) views.push_back(view_of(*field));
  return views;
}

FieldView FormSheet::view_of(const form::Field& field) const {
  const FormEntry& entry = entry_of(field);
  FieldView view;
  view.field = &field;
  view.text = entry.text;
  view.consented = entry.consented;
  view.missing = summary_shown_ && !pending(field) && (is_missing(evaluation_, field.id) || entry.server_missing);
  view.shown_issue = shown_issue(field, entry);
  for (const form::Issue& warning : evaluation_.warnings)
    if (warning.field == field.id && being_edited_ != field.id) view.warning = warning;
  if (being_edited_ != field.id) view.shown_back = date_shown_back(field, evaluation_, entry.text);
  view.check = entry.check.state();
  view.remaining_attempts = entry.check.remaining_attempts();
  view.can_check = !entry.check.value().empty();
  view.uploads = entry.attachments.views();
  if (!correction_) return view;
  view.locked = !may_change(field);
  view.sent = correction_->sent(field);
  view.withheld = correction_->is_withheld(field.id);
  view.comment = correction_->comment(field.id);
  return view;
}

std::optional<form::Issue> FormSheet::shown_issue(const form::Field& field, const FormEntry& entry) const {
  if (entry.notice) return entry.notice;
  if (entry.server_issue) return entry.server_issue;
  if (summary_shown_ && entry.attachments.interrupted()) return client_issue(field, "attachments.interrupted");
  if (summary_shown_ && pending(field)) return client_issue(field, "attachments.pending");
  const form::Issue* issue = find_issue(evaluation_, field.id);
  if (!issue || (is_typed(field.type) && !entry.shows_issue)) return std::nullopt;
  return *issue;
}

}  // namespace madoguchi::client
