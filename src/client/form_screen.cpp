// See form_screen.h. Everything that happens ends in the sheet being judged anew, and what is drawn follows from that;
// so no state of the screen can stand that the core would not agree with.
#include "client/form_screen.h"

#include <utility>

#include "client/api.h"
#include "client/form_sheet.h"

namespace madoguchi::client {

struct FormScreen::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed)
      : ports_(ports),
        session_(session),
        form_id_(std::move(form_id)),
        changed_(std::move(changed)),
        submission_(ports, [this](const Response& response) { on_sent(response); }) {}

  // ---- definition and session

  void load() {
    if (sheet_ || load_state_ == LoadState::loading) return;
    load_state_ = LoadState::loading;
    load_problem_.reset();
    ports_.transport.send(api::latest_form(form_id_), [weak = weak_from_this()](Response response) {
      if (const auto self = weak.lock()) self->on_definition(response);
    });
    notify();
  }

  void on_definition(const Response& response) {
    auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
    load_state_ = definition ? LoadState::ready : LoadState::failed;
    if (definition)
      sheet_.emplace(std::move(definition).value(), session_, ports_.clock);
    else
      load_problem_ = api::problem_of(response);
    notify();
  }

  void session_renewed(const portal::Session& session) {
    session_ = session;
    if (!sheet_) return load();
    sheet_->renew_session(session, ports_.clock);
    sheet_->resume_uploads();
    follow_changed_answers();
    notify();
  }

  // ---- editing

  // Whether the fields may be changed. While an application is on its way they may not: what is sent is what was shown.
  bool open_to_edits() const { return sheet_ && submission_.state() != SendState::sending; }

  void edited() {
    submission_.give_up();
    notify();
  }

  void set_text(std::string_view field_id, std::string_view text) {
    if (open_to_edits() && sheet_->set_text(field_id, text)) edited();
  }

  void set_choice(std::string_view field_id, std::string_view value) {
    if (open_to_edits() && sheet_->set_choice(field_id, value)) edited();
  }

  void set_consent(std::string_view field_id, bool given) {
    if (open_to_edits() && sheet_->set_consent(field_id, given)) edited();
  }

  void leave(std::string_view field_id) {
    if (!open_to_edits()) return;
    sheet_->leave(field_id);
    notify();
  }

  bool reviewed_stands() const {
    return !sheet_->first_fault() && submission_.reviews(sheet_->definition(), sheet_->evaluation().answers);
  }

  // After something that the person did not type: a review of other answers than the present ones does not stand.
  void follow_changed_answers() {
    sheet_->refresh();
    const SendState state = submission_.state();
    const bool bound = state == SendState::reviewing || state == SendState::offline;
    if (bound && !reviewed_stands()) submission_.give_up();
  }

  // ---- 施設の確認

  void run_check(std::string_view field_id) {
    const form::Field* field = open_to_edits() ? sheet_->find(field_id, form::FieldType::check) : nullptr;
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

  void on_checked(const form::Field& field, unsigned run, const Response& response) {
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

  void choose_files(std::string_view field_id) {
    const form::Field* field = open_to_edits() ? sheet_->find(field_id, form::FieldType::attachments) : nullptr;
    if (!field) return;
    std::string accept;
    for (const std::string& kind : field->accepted_kinds) accept += (accept.empty() ? "." : ",.") + kind;
    ports_.file_picker.choose(accept, [weak = weak_from_this(), id = field->id](std::vector<ChosenFile> files) {
      const auto self = weak.lock();
      if (self && !files.empty()) self->add_files(id, std::move(files));
    });
  }

  void add_files(std::string_view field_id, std::vector<ChosenFile> files) {
    const form::Field* field = open_to_edits() ? sheet_->find(field_id, form::FieldType::attachments) : nullptr;
    if (!field) {
      for (const ChosenFile& file : files) ports_.file_picker.release(file.handle);
      return;
    }
    sheet_->touch(sheet_->entry(*field));
    for (ChosenFile& file : files) add_file(*field, std::move(file));
    sheet_->refresh();
    edited();
  }

  void add_file(const form::Field& field, ChosenFile file) {
    FormEntry& entry = sheet_->entry(field);
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

  void on_upload() {
    follow_changed_answers();
    notify();
  }

  void remove_upload(std::string_view field_id, int key) {
    const form::Field* field = open_to_edits() ? sheet_->find(field_id, form::FieldType::attachments) : nullptr;
    if (!field || !sheet_->entry(*field).attachments.remove(key)) return;
    sheet_->touch(sheet_->entry(*field));
    sheet_->refresh();
    edited();
  }

  void resume_upload(std::string_view field_id, int key) {
    const form::Field* field = sheet_ ? sheet_->find(field_id, form::FieldType::attachments) : nullptr;
    if (field) sheet_->entry(*field).attachments.resume(key);
  }

  // ---- sending

  void send() {
    if (!open_to_edits()) return;
    sheet_->forget_findings();
    sheet_->refresh();
    submission_.give_up();
    if (sheet_->first_fault())
      show_faults();
    else
      submission_.open_review(sheet_->definition(), sheet_->evaluation().answers);
    notify();
  }

  void show_faults() {
    if (const form::Field* fault = sheet_->show_faults()) focus_request_ = fault->id;
  }

  void cancel_review() {
    if (submission_.state() != SendState::reviewing) return;
    submission_.give_up();
    notify();
  }

  void confirm_review() {
    if (submission_.state() != SendState::reviewing) return;
    sheet_->refresh();
    if (!reviewed_stands()) return send();
    submission_.confirm();
    notify();
  }

  void send_again() {
    const SendState state = submission_.state();
    if (state != SendState::offline && state != SendState::refused) return;
    sheet_->refresh();
    if (!reviewed_stands()) return send();
    submission_.repeat();
    notify();
  }

  void on_sent(const Response& response) {
    const auto keep = shared_from_this();
    if (submission_.state() == SendState::received) begin_empty();
    if (submission_.state() == SendState::refused) on_refused(*submission_.problem());
    if (response.status == 401) follow_changed_answers();
    notify();
  }

  void begin_empty() {
    sheet_->clear();
    focus_request_.reset();
  }

  void on_refused(const portal::Problem problem) {
    constexpr int unprocessable = 422;
    if (problem.code == "application.review_mismatch") return review_again(problem);
    if (problem.code == "application.attachment_unknown") sheet_->recheck_uploads();
    if (problem.status != unprocessable) return;
    sheet_->take_findings(problem);
    if (!sheet_->first_fault()) return;
    submission_.give_up();
    show_faults();
  }

  void review_again(const portal::Problem& problem) {
    sheet_->refresh();
    if (!sheet_->first_fault())
      return submission_.open_review(sheet_->definition(), sheet_->evaluation().answers, problem);
    submission_.give_up();
    show_faults();
  }

  void request_focus(std::string_view field_id) {
    if (!sheet_ || !is_visible(sheet_->evaluation(), field_id)) return;
    focus_request_ = field_id;
    notify();
  }

  // Always the last thing done: who is told may let go of this.
  void notify() {
    const auto keep = shared_from_this();
    if (changed_) changed_();
  }

  Ports& ports_;
  portal::Session session_;
  std::string form_id_;
  std::function<void()> changed_;
  LoadState load_state_ = LoadState::failed;  // not asked for yet
  std::optional<portal::Problem> load_problem_;
  std::optional<FormSheet> sheet_;
  Submission submission_;
  std::optional<std::string> focus_request_;
  int last_upload_key_ = 0;
};

FormScreen::FormScreen(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, session, std::move(form_id), std::move(changed))) {
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

void FormScreen::add_files(std::string_view field_id, std::vector<ChosenFile> files) {
  machine_->add_files(field_id, std::move(files));
}

void FormScreen::send() { machine_->send(); }
void FormScreen::cancel_review() { machine_->cancel_review(); }
void FormScreen::confirm_review() { machine_->confirm_review(); }
void FormScreen::send_again() { machine_->send_again(); }
SendState FormScreen::send_state() const { return machine_->submission_.state(); }
bool FormScreen::summary_shown() const { return machine_->sheet_ && machine_->sheet_->summary_shown(); }

const std::optional<portal::Problem>& FormScreen::problem() const {
  return machine_->load_problem_ ? machine_->load_problem_ : machine_->submission_.problem();
}

const std::optional<portal::Receipt>& FormScreen::receipt() const { return machine_->submission_.receipt(); }

std::optional<std::string> FormScreen::take_focus_request() {
  return std::exchange(machine_->focus_request_, std::nullopt);
}
void FormScreen::request_focus(std::string_view field_id) { machine_->request_focus(field_id); }

}  // namespace madoguchi::client
