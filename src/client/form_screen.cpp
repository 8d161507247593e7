// See form_screen.h. Everything that happens ends in the sheet being judged anew, and what is drawn follows from that;
// so no state of the screen can stand that the core would not agree with.
#include "client/form_screen.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "client/form_sheet.h"
#include "client/postal_codes.h"

namespace madoguchi::client {

struct FormScreen::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed,
          DraftPlace place)
      : ports_(ports),
        session_(session),
        form_id_(std::move(form_id)),
        changed_(std::move(changed)),
        postal_codes_(ports.transport),
        submission_(ports, [this](const Response& response) { on_sent(response); }),
        draft_(ports, place, session.person ? session.person->id : std::string(), form_id_,
               {[this] { return content(); }, [this](const DraftContent& content) { take(content); },
                [this] { begin_empty(); }, [this] { on_draft(); }}) {}

  // ---- definition and session

  void load() {
    if (sheet_ || load_state_ == LoadState::loading) return;
    load_state_ = LoadState::loading;
    load_problem_.reset();
    draft_.open();
    ports_.transport.send(api::latest_form(form_id_), [weak = weak_from_this()](Response response) {
      if (const auto self = weak.lock()) self->on_definition(response);
    });
    notify();
  }

  void on_definition(const Response& response) {
    auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
    if (definition) {
      definition_ = std::move(definition).value();
      return stand();
    }
    load_state_ = LoadState::failed;
    load_problem_ = api::problem_of(response);
    notify();
  }

  // The form is shown when both are there: what is asked, and what was typed before.
  void stand() {
    if (sheet_ || !definition_ || !draft_.opened()) return;
    sheet_.emplace(*std::exchange(definition_, std::nullopt), session_, ports_.clock);
    load_state_ = LoadState::ready;
    draft_.begin();
    begun_ = true;
    notify();
  }

  // ---- the draft

  DraftContent content() const {
    if (!sheet_) return {};
    const int version = std::max(newer_version_, carried_from_ > 0 ? carried_from_ : sheet_->definition().version());
    DraftContent content{version, sheet_->typed()};
    for (const auto& [field, answer] : *homeless_.as_object()) content.answers.set(field, answer);
    return content;
  }

  void take(const DraftContent& content) {
    const auto keep = shared_from_this();
    taking_ = true;
    merged_ = load_state_ == LoadState::ready && begun_;
    homeless_ = sheet_->take(
        content.answers, ports_, draft_.uploads(), [this] { return ++last_upload_key_; },
        [weak = weak_from_this()] {
          if (const auto self = weak.lock()) self->on_upload();
        });
    taking_ = false;
    const int version = sheet_->definition().version();
    if (content.form_version > version) newer_version_ = content.form_version;
    if (content.form_version >= version) carried_from_ = 0;
    if (content.form_version > 0 && content.form_version < version && carried_from_ == 0) {
      carried_from_ = content.form_version;
      ask_for_earlier_form();
    }
    follow_changed_answers();
  }

  void ask_for_earlier_form() {
    ports_.transport.send(api::form_of_version(form_id_, carried_from_), [weak = weak_from_this()](Response response) {
      const auto self = weak.lock();
      if (!self) return;
      auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
      if (definition) self->earlier_form_ = std::move(definition).value();
      self->notify();
    });
  }

  void on_draft() {
    if (sheet_) return notify();
    stand();
  }

  const FormChange* change() {
    if (!sheet_ || newer_version_ > 0 || (carried_from_ == 0 && homeless_.as_object()->empty())) return nullptr;
    change_ =
        form_change(earlier_form_ ? &*earlier_form_ : nullptr, sheet_->definition(), sheet_->evaluation(), homeless_);
    return &change_;
  }

  void confirm_change() {
    carried_from_ = 0;
    homeless_ = form::Value(form::Value::Object{});
    draft_.edited();
    draft_.flush();
    notify();
  }

  bool sending_files() const {
    if (!sheet_) return false;
    for (const FieldView& view : sheet_->views())
      for (const UploadView& upload : view.uploads)
        if (upload.state == UploadState::recognising || upload.state == UploadState::sending) return true;
    return false;
  }

  std::vector<Conflict> conflicts() const {
    std::vector<Conflict> conflicts;
    for (DraftConflict& conflict : draft_.conflicts()) {
      const form::Field* field = sheet_->definition().find(conflict.field);
      const bool theirs =
          std::find(theirs_chosen_.begin(), theirs_chosen_.end(), conflict.field) != theirs_chosen_.end();
      if (field) conflicts.push_back({field, std::move(conflict.mine), std::move(conflict.theirs), theirs});
    }
    return conflicts;
  }

  void choose_theirs(std::string_view field_id, bool theirs) {
    const auto place = std::find(theirs_chosen_.begin(), theirs_chosen_.end(), field_id);
    if (theirs && place == theirs_chosen_.end()) theirs_chosen_.emplace_back(field_id);
    if (!theirs && place != theirs_chosen_.end()) theirs_chosen_.erase(place);
    notify();
  }

  void settle_conflicts() {
    draft_.choose(std::exchange(theirs_chosen_, {}));
    merged_ = false;
    notify();
  }

  bool registers() const { return sheet_->definition().purpose() == form::Purpose::registration; }

  void session_renewed(const portal::Session& session) {
    session_ = session;
    draft_.session_renewed();
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
    draft_.edited();
    notify();
  }

  void set_text(std::string_view field_id, std::string_view text) {
    if (!open_to_edits() || !sheet_->set_text(field_id, text)) return;
    look_up_postal_code(field_id);
    edited();
  }

  void look_up_postal_code(std::string_view field_id) {
    const form::Field* field = sheet_->definition().find(field_id);
    if (!field || field->postal_fill.address.empty()) return;
    const form::Value* code = sheet_->evaluation().answers.find(field_id);
    postal_codes_.look_up(code && code->as_string() ? *code->as_string() : std::string(),
                          [weak = weak_from_this(), field](const Town& town) {
                            if (const auto self = weak.lock()) self->fill(field->postal_fill, town);
                          });
  }

  void fill(const form::Field::PostalFill& fields, const Town& town) {
    if (!open_to_edits()) return;
    const bool prefecture = sheet_->fill(fields.prefecture, town.prefecture);
    const bool address = sheet_->fill(fields.address, town.address);
    if (!prefecture && !address) return;
    filled_ = (prefecture ? town.prefecture : std::string()) + (address ? town.address : std::string());
    edited();
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
    draft_.edited();  // folded digits are another text
    draft_.flush();
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
    choose(field_id,
           [this](const form::Field& field, std::vector<ChosenFile> files) { add_files(field.id, std::move(files)); });
  }

  // Called with at least one file, if the person does not cancel; never after this is gone.
  void choose(std::string_view field_id, std::function<void(const form::Field&, std::vector<ChosenFile>)> chosen) {
    const form::Field* field = open_to_edits() ? sheet_->find(field_id, form::FieldType::attachments) : nullptr;
    if (!field) return;
    std::string accept;
    for (const std::string& kind : field->accepted_kinds) accept += (accept.empty() ? "." : ",.") + kind;
    ports_.file_picker.choose(accept, [weak = weak_from_this(), field, chosen](std::vector<ChosenFile> files) {
      const auto self = weak.lock();
      if (self && !files.empty()) chosen(*field, std::move(files));
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

  void on_upload() {
    if (taking_) return;
    follow_changed_answers();
    draft_.edited();
    draft_.flush();
    notify();
  }

  void choose_again(std::string_view field_id, int key) {
    choose(field_id, [this, key](const form::Field& field, std::vector<ChosenFile> files) {
      for (std::size_t i = 1; i < files.size(); ++i) ports_.file_picker.release(files[i].handle);
      if (!sheet_->entry(field).attachments.supply(key, files.front()))
        ports_.file_picker.release(files.front().handle);
    });
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
    else if (registers())
      register_account();
    else
      submission_.open_review(sheet_->definition(), sheet_->evaluation().answers);
    notify();
  }

  void register_account() {
    draft_.hold(true);
    submission_.register_account(sheet_->definition(), sheet_->evaluation().answers);
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
    draft_.hold(true);
    submission_.confirm();
    notify();
  }

  void send_again() {
    const SendState state = submission_.state();
    if (state != SendState::offline && state != SendState::refused) return;
    sheet_->refresh();
    if (registers() || !reviewed_stands()) return send();
    draft_.hold(true);
    submission_.repeat();
    notify();
  }

  void on_sent(const Response& response) {
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

  void begin_empty() {
    sheet_->clear();
    homeless_ = form::Value(form::Value::Object{});
    carried_from_ = 0;
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
    if (const auto changed = changed_) changed();
  }

  Ports& ports_;
  portal::Session session_;
  std::string form_id_;
  std::function<void()> changed_;
  LoadState load_state_ = LoadState::failed;  // not asked for yet
  std::optional<portal::Problem> load_problem_;
  std::optional<form::Definition> definition_;  // until the draft is known too
  std::optional<FormSheet> sheet_;
  PostalCodes postal_codes_;
  std::string filled_;
  Submission submission_;
  DraftKeeper draft_;
  bool taking_ = false;  // the sheet takes a draft: what uploads say meanwhile is no edit
  bool begun_ = false;
  bool merged_ = false;  // another window's changes were put in
  bool conflicts_put_off_ = false;
  std::vector<std::string> theirs_chosen_;
  int carried_from_ = 0;   // the version that the draft was typed into, until what changed is confirmed; else 0
  int newer_version_ = 0;  // of the form, that another window has saved in: what it knows and this does not is kept
  form::Value homeless_ = form::Value(form::Value::Object{});  // answers that this version has no field for
  std::optional<form::Definition> earlier_form_;
  FormChange change_;
  std::optional<std::string> focus_request_;
  int last_upload_key_ = 0;
};

FormScreen::FormScreen(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed,
                       DraftPlace place)
    : machine_(std::make_shared<Machine>(ports, session, std::move(form_id), std::move(changed), place)) {
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
