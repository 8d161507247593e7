// The form's machine: 送信 and what comes of it.
#include <utility>

#include "client/form_machine.h"

namespace madoguchi::client {

// ---- sending

void FormScreen::Machine::send() {
  if (!open_to_edits()) return;
  sheet_->forget_findings();
  sheet_->refresh();
  submission_.give_up();
  if (sheet_->first_fault())
    show_faults();
  else if (registers())
    register_account();
  else
    submission_.open_review(sheet_->definition(), sheet_->evaluation().answers);
  notify();
}

void FormScreen::Machine::register_account() {
  draft_.hold(true);
  submission_.register_account(sheet_->definition(), sheet_->evaluation().answers);
}

void FormScreen::Machine::show_faults() {
  if (const form::Field* fault = sheet_->show_faults()) focus_request_ = fault->id;
}

void FormScreen::Machine::cancel_review() {
  if (submission_.state() != SendState::reviewing) return;
  submission_.give_up();
  notify();
}

void FormScreen::Machine::confirm_review() {
  if (submission_.state() != SendState::reviewing) return;
  sheet_->refresh();
  if (!reviewed_stands()) return send();
  draft_.hold(true);
  submission_.confirm();
  notify();
}

void FormScreen::Machine::send_again() {
  const SendState state = submission_.state();
  if (state != SendState::offline && state != SendState::refused) return;
  sheet_->refresh();
  if (registers() || !reviewed_stands()) return send();
  draft_.hold(true);
  submission_.repeat();
  notify();
}

void FormScreen::Machine::on_sent(const Response& response) {
  const auto keep = shared_from_this();
  if (submission_.state() == SendState::received) {
    begin_empty();
    draft_.sent();
  } else {
    draft_.hold(false);
  }
  if (submission_.state() == SendState::refused) on_refused(*submission_.problem());
  if (response.status == 401) follow_changed_answers();
  notify();
}

void FormScreen::Machine::begin_empty() {
  sheet_->clear();
  if (sheet_->correction()) put_in_as_sent();
  homeless_ = form::Value(form::Value::Object{});
  carried_from_ = 0;
  focus_request_.reset();
}

void FormScreen::Machine::on_refused(const portal::Problem problem) {
  constexpr int unprocessable = 422;
  if (problem.code == "application.review_mismatch") return review_again(problem);
  if (problem.code == "application.attachment_unknown") sheet_->recheck_uploads();
  if (problem.status != unprocessable) return;
  sheet_->take_findings(problem);
  if (!sheet_->first_fault()) return;
  submission_.give_up();
  show_faults();
}

void FormScreen::Machine::review_again(const portal::Problem& problem) {
  sheet_->refresh();
  if (!sheet_->first_fault())
    return submission_.open_review(sheet_->definition(), sheet_->evaluation().answers, problem);
  submission_.give_up();
  show_faults();
}

void FormScreen::Machine::request_focus(std::string_view field_id) {
  if (!sheet_ || !is_visible(sheet_->evaluation(), field_id)) return;
  focus_request_ = field_id;
  notify();
}

// Always the last thing done: who is told may let go of this.
void FormScreen::Machine::notify() {
  const auto keep = shared_from_this();
  if (const auto changed = changed_) changed();
}

}  // namespace madoguchi::client
