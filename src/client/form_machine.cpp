// The form's machine: its definition, whose it is, the draft that it goes on with, and what of that is told.
#include "client/form_machine.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "portal/application.h"

namespace madoguchi::client {

FormScreen::Machine::Machine(Ports& ports, const portal::Session& session, std::string form_id,
                             std::string application_id, std::function<void()> changed, DraftPlace place)
    : ports_(ports),
      session_(session),
      form_id_(std::move(form_id)),
      application_id_(std::move(application_id)),
      changed_(std::move(changed)),
      postal_codes_(ports.transport),
      submission_(ports, application_id_, [this](const Response& response) { on_sent(response); }),
      draft_(ports, place, session.person ? session.person->id : std::string(),
             application_id_.empty() ? form_id_ : "correction-" + application_id_,
             {[this] { return content(); }, [this](const DraftContent& content) { take(content); },
              [this] { begin_empty(); }, [this] { on_draft(); }}) {}

// ---- definition and session

void FormScreen::Machine::load() {
  if (sheet_ || load_state_ == LoadState::loading) return;
  load_state_ = LoadState::loading;
  load_problem_.reset();
  draft_.open();
  if (application_id_.empty())
    ask(api::latest_form(form_id_), &Machine::on_definition);
  else
    ask(api::application(application_id_), &Machine::on_application);
  notify();
}

void FormScreen::Machine::ask(Request request, void (Machine::*then)(const Response&)) {
  ports_.transport.send(std::move(request), [weak = weak_from_this(), then](Response response) {
    if (const auto self = weak.lock()) ((*self).*then)(response);
  });
}

void FormScreen::Machine::on_application(const Response& response) {
  constexpr int conflict = 409;
  auto application = portal::read_application(response.body);
  if (!api::succeeded(response) || !application) return not_loaded(api::problem_of(response));
  application_ = std::move(application).value();
  const portal::ApplicationListing& listing = application_->listing;
  if (portal::state_from_name(listing.state) != portal::ApplicationState::returned) {
    portal::Problem problem;
    problem.status = conflict;
    problem.code = "application.not_returned";
    return not_loaded(std::move(problem));
  }
  form_id_ = listing.form_id;
  ask(api::form_of_version(form_id_, listing.form_version), &Machine::on_definition);
}

void FormScreen::Machine::on_definition(const Response& response) {
  auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
  if (!definition) return not_loaded(api::problem_of(response));
  definition_ = std::move(definition).value();
  stand();
}

void FormScreen::Machine::not_loaded(portal::Problem problem) {
  load_state_ = LoadState::failed;
  load_problem_ = std::move(problem);
  notify();
}

// The form is shown when both are there: what is asked, and what was typed before.
void FormScreen::Machine::stand() {
  if (sheet_ || !definition_ || !draft_.opened()) return;
  const auto keep = shared_from_this();  // who is told of the draft may let go of a form that was to end with it
  sheet_.emplace(*std::exchange(definition_, std::nullopt), session_, ports_.clock);
  if (application_) {
    sheet_->correct(*std::exchange(application_, std::nullopt));
    put_in_as_sent();
  }
  load_state_ = LoadState::ready;
  draft_.begin(sheet_->correction() ? content() : DraftContent());
  begun_ = true;
  notify();
}

// ---- the draft

DraftContent FormScreen::Machine::content() const {
  if (!sheet_) return {};
  const int version = std::max(newer_version_, carried_from_ > 0 ? carried_from_ : sheet_->definition().version());
  DraftContent content{version, sheet_->typed()};
  for (const auto& [field, answer] : *homeless_.as_object()) content.answers.set(field, answer);
  return content;
}

void FormScreen::Machine::take(const DraftContent& content) {
  const auto keep = shared_from_this();
  merged_ = load_state_ == LoadState::ready && begun_;
  put_in(content.answers, sheet_->correction() ? sheet_->correction()->uploads() : draft_.uploads());
  const int version = sheet_->definition().version();
  if (content.form_version > version) newer_version_ = content.form_version;
  if (content.form_version >= version) carried_from_ = 0;
  if (content.form_version > 0 && content.form_version < version && carried_from_ == 0) {
    carried_from_ = content.form_version;
    ask_for_earlier_form();
  }
  follow_changed_answers();
}

void FormScreen::Machine::put_in(const form::Value& answers, const std::vector<portal::UploadStatus>& uploads) {
  taking_ = true;
  homeless_ = sheet_->take(
      answers, ports_, uploads, [this] { return ++last_upload_key_; },
      [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->on_upload();
      });
  taking_ = false;
}

void FormScreen::Machine::put_in_as_sent() {
  const Correction& correction = *sheet_->correction();
  put_in(correction.typed(sheet_->definition()), correction.uploads());
}

void FormScreen::Machine::ask_for_earlier_form() {
  ports_.transport.send(api::form_of_version(form_id_, carried_from_), [weak = weak_from_this()](Response response) {
    const auto self = weak.lock();
    if (!self) return;
    auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
    if (definition) self->earlier_form_ = std::move(definition).value();
    self->notify();
  });
}

void FormScreen::Machine::on_draft() {
  if (sheet_) return notify();
  stand();
}

const FormChange* FormScreen::Machine::change() {
  if (!sheet_ || newer_version_ > 0 || (carried_from_ == 0 && homeless_.as_object()->empty())) return nullptr;
  change_ =
      form_change(earlier_form_ ? &*earlier_form_ : nullptr, sheet_->definition(), sheet_->evaluation(), homeless_);
  return &change_;
}

void FormScreen::Machine::confirm_change() {
  carried_from_ = 0;
  homeless_ = form::Value(form::Value::Object{});
  draft_.edited();
  draft_.flush();
  notify();
}

bool FormScreen::Machine::sending_files() const {
  if (!sheet_) return false;
  for (const FieldView& view : sheet_->views())
    for (const UploadView& upload : view.uploads)
      if (upload.state == UploadState::recognising || upload.state == UploadState::sending) return true;
  return false;
}

std::vector<FormScreen::Conflict> FormScreen::Machine::conflicts() const {
  std::vector<Conflict> conflicts;
  for (DraftConflict& conflict : draft_.conflicts()) {
    const form::Field* field = sheet_->definition().find(conflict.field);
    const bool theirs = std::find(theirs_chosen_.begin(), theirs_chosen_.end(), conflict.field) != theirs_chosen_.end();
    if (field) conflicts.push_back({field, std::move(conflict.mine), std::move(conflict.theirs), theirs});
  }
  return conflicts;
}

void FormScreen::Machine::choose_theirs(std::string_view field_id, bool theirs) {
  const auto place = std::find(theirs_chosen_.begin(), theirs_chosen_.end(), field_id);
  if (theirs && place == theirs_chosen_.end()) theirs_chosen_.emplace_back(field_id);
  if (!theirs && place != theirs_chosen_.end()) theirs_chosen_.erase(place);
  notify();
}

void FormScreen::Machine::settle_conflicts() {
  draft_.choose(std::exchange(theirs_chosen_, {}));
  merged_ = false;
  notify();
}

bool FormScreen::Machine::registers() const { return sheet_->definition().purpose() == form::Purpose::registration; }

void FormScreen::Machine::session_renewed(const portal::Session& session) {
  session_ = session;
  draft_.session_renewed();
  if (!sheet_) return load();
  sheet_->renew_session(session, ports_.clock);
  sheet_->resume_uploads();
  follow_changed_answers();
  notify();
}

}  // namespace madoguchi::client
