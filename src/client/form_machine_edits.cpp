// The form's machine: what the person does to the fields. Typing, choosing, 施設の確認, attachments.
#include <algorithm>
#include <utility>

#include "client/api.h"
#include "client/form_machine.h"

namespace madoguchi::client {

// ---- editing

// Whether the fields may be changed. While an application is on its way they may not: what is sent is what was shown.
bool FormScreen::Machine::open_to_edits() const { return sheet_ && submission_.state() != SendState::sending; }

void FormScreen::Machine::edited() {
  submission_.give_up();
  draft_.edited();
  notify();
}

void FormScreen::Machine::set_text(std::string_view field_id, std::string_view text) {
  if (!open_to_edits() || !sheet_->set_text(field_id, text)) return;
  look_up_postal_code(field_id);
  edited();
}

void FormScreen::Machine::look_up_postal_code(std::string_view field_id) {
  const form::Field* field = sheet_->definition().find(field_id);
  if (!field || field->postal_fill.address.empty()) return;
  const form::Value* code = sheet_->evaluation().answers.find(field_id);
  postal_codes_.look_up(code && code->as_string() ? *code->as_string() : std::string(),
                        [weak = weak_from_this(), field](const Town& town) {
                          if (const auto self = weak.lock()) self->fill(field->postal_fill, town);
                        });
}

void FormScreen::Machine::fill(const form::Field::PostalFill& fields, const Town& town) {
  if (!open_to_edits()) return;
  const bool prefecture = sheet_->fill(fields.prefecture, town.prefecture);
  const bool address = sheet_->fill(fields.address, town.address);
  if (!prefecture && !address) return;
  filled_ = (prefecture ? town.prefecture : std::string()) + (address ? town.address : std::string());
  edited();
}

void FormScreen::Machine::set_choice(std::string_view field_id, std::string_view value) {
  if (open_to_edits() && sheet_->set_choice(field_id, value)) edited();
}

void FormScreen::Machine::set_consent(std::string_view field_id, bool given) {
  if (open_to_edits() && sheet_->set_consent(field_id, given)) edited();
}

void FormScreen::Machine::leave(std::string_view field_id) {
  if (!open_to_edits()) return;
  sheet_->leave(field_id);
  draft_.edited();  // folded digits are another text
  draft_.flush();
  notify();
}

bool FormScreen::Machine::reviewed_stands() const {
  return !sheet_->first_fault() && submission_.reviews(sheet_->definition(), sheet_->evaluation().answers);
}

// After something that the person did not type: a review of other answers than the present ones does not stand.
void FormScreen::Machine::follow_changed_answers() {
  sheet_->refresh();
  const SendState state = submission_.state();
  const bool bound = state == SendState::reviewing || state == SendState::offline;
  if (bound && !reviewed_stands()) submission_.give_up();
}

// ---- 施設の確認

void FormScreen::Machine::run_check(std::string_view field_id) {
  const form::Field* field = open_to_edits() ? sheet_->find_open(field_id, form::FieldType::check) : nullptr;
  if (!field) return;
  sheet_->refresh();
  CheckRun& check = sheet_->entry(*field).check;
  if (!is_visible(sheet_->evaluation(), field_id) || !check.can_run()) return;
  sheet_->touch(sheet_->entry(*field));
  const unsigned run = check.begin();
  follow_changed_answers();
  const portal::FacilityCheckRequest request{sheet_->definition().id(), sheet_->definition().version(), field->id,
                                             sheet_->answers_for_check()};
  ports_.transport.send(api::facility_check(request), [weak = weak_from_this(), run, field](Response response) {
    if (const auto self = weak.lock()) self->on_checked(*field, run, response);
  });
  notify();
}

void FormScreen::Machine::on_checked(const form::Field& field, unsigned run, const Response& response) {
  constexpr int unprocessable = 422;
  CheckRun& check = sheet_->entry(field).check;
  const auto result = portal::read_facility_check_result(response.body);
  if (api::succeeded(response) && result)
    check.finish(run, *result);
  else if (check.break_off(run) && response.status == unprocessable)
    sheet_->take_findings(api::problem_of(response));
  follow_changed_answers();
  notify();
}

// ---- attachments

void FormScreen::Machine::choose_files(std::string_view field_id) {
  choose(field_id,
         [this](const form::Field& field, std::vector<ChosenFile> files) { add_files(field.id, std::move(files)); });
}

// Called with at least one file, if the person does not cancel; never after this is gone.
void FormScreen::Machine::choose(std::string_view field_id,
                                 std::function<void(const form::Field&, std::vector<ChosenFile>)> chosen) {
  const form::Field* field = open_to_edits() ? sheet_->find_open(field_id, form::FieldType::attachments) : nullptr;
  if (!field) return;
  std::string accept;
  for (const std::string& kind : field->accepted_kinds) accept += (accept.empty() ? "." : ",.") + kind;
  ports_.file_picker.choose(accept, [weak = weak_from_this(), field, chosen](std::vector<ChosenFile> files) {
    const auto self = weak.lock();
    if (self && !files.empty()) chosen(*field, std::move(files));
  });
}

void FormScreen::Machine::add_files(std::string_view field_id, std::vector<ChosenFile> files) {
  const form::Field* field = open_to_edits() ? sheet_->find_open(field_id, form::FieldType::attachments) : nullptr;
  if (!field) {
    for (const ChosenFile& file : files) ports_.file_picker.release(file.handle);
    return;
  }
  sheet_->touch(sheet_->entry(*field));
  for (ChosenFile& file : files) add_file(*field, std::move(file));
  sheet_->refresh();
  edited();
}

void FormScreen::Machine::add_file(const form::Field& field, ChosenFile file) {
  FormEntry& entry = sheet_->entry(field);
  if (const auto key = entry.attachments.awaited(file)) {
    entry.attachments.supply(*key, std::move(file));
    return;
  }
  if (field.max_files > 0 && entry.attachments.count() >= field.max_files) {
    ports_.file_picker.release(file.handle);
    entry.notice = client_issue(field, "attachments.too_many");
    entry.notice->params.set("max", field.max_files);
    return;
  }
  entry.attachments.add(ports_, std::move(file), ++last_upload_key_, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->on_upload();
  });
}

void FormScreen::Machine::on_upload() {
  if (taking_) return;
  follow_changed_answers();
  draft_.edited();
  draft_.flush();
  notify();
}

void FormScreen::Machine::choose_again(std::string_view field_id, int key) {
  choose(field_id, [this, key](const form::Field& field, std::vector<ChosenFile> files) {
    for (std::size_t i = 1; i < files.size(); ++i) ports_.file_picker.release(files[i].handle);
    if (!sheet_->entry(field).attachments.supply(key, files.front())) ports_.file_picker.release(files.front().handle);
  });
}

void FormScreen::Machine::remove_upload(std::string_view field_id, int key) {
  const form::Field* field = open_to_edits() ? sheet_->find_open(field_id, form::FieldType::attachments) : nullptr;
  if (!field || !sheet_->entry(*field).attachments.remove(key)) return;
  sheet_->touch(sheet_->entry(*field));
  sheet_->refresh();
  edited();
}

void FormScreen::Machine::resume_upload(std::string_view field_id, int key) {
  const form::Field* field = sheet_ ? sheet_->find_open(field_id, form::FieldType::attachments) : nullptr;
  if (field) sheet_->entry(*field).attachments.resume(key);
}

}  // namespace madoguchi::client
