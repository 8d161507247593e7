// See form_screen.h; what happens is the machine's (form_machine.h).
#include "client/form_screen.h"

#include <utility>

#include "client/form_machine.h"

namespace madoguchi::client {

FormScreen::FormScreen(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed,
                       DraftPlace place)
    : machine_(std::make_shared<Machine>(ports, session, std::move(form_id), "", std::move(changed), place)) {
  machine_->load();
}

FormScreen::FormScreen(Ports& ports, const portal::Session& session, ReturnedApplication returned,
                       std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, session, "", std::move(returned.id), std::move(changed),
                                         DraftPlace::own_here)) {
  machine_->load();
}

FormScreen::~FormScreen() { machine_->changed_ = nullptr; }

LoadState FormScreen::load_state() const { return machine_->load_state_; }
void FormScreen::load() { machine_->load(); }

const form::Definition* FormScreen::definition() const {
  return machine_->sheet_ ? &machine_->sheet_->definition() : nullptr;
}

const form::Evaluation& FormScreen::evaluation() const {
  static const form::Evaluation none;
  return machine_->sheet_ ? machine_->sheet_->evaluation() : none;
}

const portal::Session& FormScreen::session() const { return machine_->session_; }
void FormScreen::session_renewed(const portal::Session& session) { machine_->session_renewed(session); }

std::vector<FieldView> FormScreen::fields() const {
  return machine_->sheet_ ? machine_->sheet_->views() : std::vector<FieldView>();
}

const portal::Application* FormScreen::returned() const {
  const Correction* correction = machine_->sheet_ ? machine_->sheet_->correction() : nullptr;
  return correction ? &correction->application() : nullptr;
}

bool FormScreen::corrects() const { return !machine_->application_id_.empty(); }

std::vector<FieldChange> FormScreen::changes() const {
  const Correction* correction = machine_->sheet_ ? machine_->sheet_->correction() : nullptr;
  if (!correction) return {};
  return correction->changes(machine_->sheet_->definition(), machine_->sheet_->evaluation().answers);
}

bool FormScreen::unkept() const { return machine_->draft_.unkept() || machine_->sending_files(); }

bool FormScreen::dirty() const { return machine_->sheet_ && machine_->sheet_->dirty(); }

void FormScreen::set_text(std::string_view field_id, std::string_view text) { machine_->set_text(field_id, text); }
void FormScreen::set_choice(std::string_view field_id, std::string_view value) {
  machine_->set_choice(field_id, value);
}
void FormScreen::set_consent(std::string_view field_id, bool given) { machine_->set_consent(field_id, given); }
void FormScreen::leave(std::string_view field_id) { machine_->leave(field_id); }
void FormScreen::run_check(std::string_view field_id) { machine_->run_check(field_id); }
void FormScreen::choose_files(std::string_view field_id) { machine_->choose_files(field_id); }
void FormScreen::remove_upload(std::string_view field_id, int key) { machine_->remove_upload(field_id, key); }
void FormScreen::resume_upload(std::string_view field_id, int key) { machine_->resume_upload(field_id, key); }

void FormScreen::choose_again(std::string_view field_id, int key) { machine_->choose_again(field_id, key); }

void FormScreen::add_files(std::string_view field_id, std::vector<ChosenFile> files) {
  machine_->add_files(field_id, std::move(files));
}

DraftView FormScreen::draft() const { return machine_->draft_.view(); }
void FormScreen::put_away() { machine_->draft_.flush(); }
void FormScreen::look_again() { machine_->draft_.look_again(); }
bool FormScreen::settled() const { return machine_->draft_.settled(); }
bool FormScreen::take_merged() { return std::exchange(machine_->merged_, false); }
void FormScreen::discard_draft() { machine_->draft_.discard(); }
void FormScreen::forget_failed_discard() { machine_->draft_.forget_failed_discard(); }
void FormScreen::keep_gone() { machine_->draft_.keep_gone(); }
void FormScreen::clear_gone() {
  if (machine_->draft_.view().state == DraftState::gone) machine_->draft_.discard();
}

std::vector<FormScreen::Conflict> FormScreen::conflicts() const { return machine_->conflicts(); }
bool FormScreen::conflicts_open() const {
  return !machine_->conflicts_put_off_ && machine_->draft_.view().state == DraftState::conflict;
}
void FormScreen::open_conflicts(bool open) {
  machine_->conflicts_put_off_ = !open;
  machine_->notify();
}
void FormScreen::choose_theirs(std::string_view field_id, bool theirs) { machine_->choose_theirs(field_id, theirs); }
void FormScreen::settle_conflicts() { machine_->settle_conflicts(); }

const FormChange* FormScreen::change() const { return machine_->change(); }
void FormScreen::confirm_change() { machine_->confirm_change(); }

// Who is told that it was received may let go of the screen.
void FormScreen::send() {
  const auto machine = machine_;
  machine->send();
}
void FormScreen::cancel_review() { machine_->cancel_review(); }
void FormScreen::confirm_review() { machine_->confirm_review(); }
void FormScreen::send_again() {
  const auto machine = machine_;
  machine->send_again();
}
SendState FormScreen::send_state() const { return machine_->submission_.state(); }
bool FormScreen::summary_shown() const { return machine_->sheet_ && machine_->sheet_->summary_shown(); }

const std::optional<portal::Problem>& FormScreen::problem() const {
  return machine_->load_problem_ ? machine_->load_problem_ : machine_->submission_.problem();
}

const std::optional<portal::Receipt>& FormScreen::receipt() const { return machine_->submission_.receipt(); }

std::string FormScreen::take_filled() { return std::exchange(machine_->filled_, {}); }

std::string FormScreen::sent_user_name() const {
  if (!machine_->sheet_) return {};
  for (const form::Field& field : machine_->sheet_->definition().fields()) {
    const form::Value* answer =
        field.autocomplete == "username" ? machine_->submission_.sent_answers().find(field.id) : nullptr;
    if (answer && answer->as_string()) return *answer->as_string();
  }
  return {};
}

std::optional<std::string> FormScreen::take_focus_request() {
  return std::exchange(machine_->focus_request_, std::nullopt);
}
void FormScreen::request_focus(std::string_view field_id) { machine_->request_focus(field_id); }

}  // namespace madoguchi::client
