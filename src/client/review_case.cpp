// See review_case.h.
#include "client/review_case.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "form/evaluation.h"
#include "portal/application.h"
#include "portal/draft_messages.h"

namespace madoguchi::client {
namespace {

constexpr const char* nothing = "{}";  // the body of what says all by its path

std::string path_of(const std::string& id) { return "/applications/" + id; }

}  // namespace

ReviewCase::ReviewCase(Ports& ports, std::function<void()> changed)
    : calls_(ports, review_path, changed), forms_(ports, "/api/v1/forms/", std::move(changed)) {}

void ReviewCase::open(std::string_view id) {
  if (view_.id != id) {
    if (view_.draft.written()) drafts_[view_.id] = std::move(view_.draft);
    view_ = {};
    view_.id = id;
    if (const auto kept = drafts_.find(id); kept != drafts_.end()) {
      view_.draft = std::move(kept->second);
      drafts_.erase(kept);
    }
  }
  view_.news = ReviewNews::none;
  load();
}

void ReviewCase::load() {
  view_.refusal.reset();
  refresh();
}

void ReviewCase::refresh() {
  calls_.cancel(loading_);
  view_.problem.reset();
  if (view_.load == LoadState::failed) view_.load = LoadState::loading;
  loading_ = calls_.get(path_of(view_.id), [this](const Response& response) { on_application(response); });
  calls_.tell();
}

bool ReviewCase::unsent() const { return !drafts_.empty() || view_.draft.written(); }

void ReviewCase::on_application(const Response& response) {
  auto application = portal::read_review_application(response.body);
  if (!api::succeeded(response) || !application) return fail(response);
  take(std::move(application).value());
}

// An application is shown with the form that it was sent with.
void ReviewCase::take(portal::ReviewApplication application) {
  view_.application = std::move(application);
  const portal::ReviewListing& listing = view_.application.listing;
  if (definition_ && definition_->id() == listing.form_id && definition_->version() == listing.form_version) {
    view_.load = LoadState::ready;
    return;
  }
  definition_.reset();
  view_.load = LoadState::loading;
  loading_ = forms_.get(listing.form_id + "/" + std::to_string(listing.form_version),
                        [this](const Response& response) { on_form(response); });
}

void ReviewCase::on_form(const Response& response) {
  auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
  if (!definition) return fail(response);
  definition_ = std::move(definition).value();
  view_.load = LoadState::ready;
}

void ReviewCase::fail(const Response& response) {
  view_.load = LoadState::failed;
  view_.problem = api::problem_of(response);
}

std::vector<SentAnswer> ReviewCase::answers() const {
  if (!definition_) return {};
  const portal::ReviewApplication& application = view_.application;
  return sent_answers(*definition_, application.answers, application.facts, application.withheld);
}

std::vector<std::string> ReviewCase::flaggable() const {
  std::vector<std::string> fields;
  if (!definition_) return fields;
  const portal::ReviewApplication& application = view_.application;
  const form::Evaluation evaluation = form::evaluate(*definition_, application.facts, application.answers);
  const auto among = [](const std::vector<std::string>& all, const std::string& id) {
    return std::find(all.begin(), all.end(), id) != all.end();
  };
  for (const form::Field& field : definition_->fields()) {
    if (field.type == form::FieldType::check) continue;
    if (among(evaluation.visible, field.id) || among(application.withheld, field.id)) fields.push_back(field.id);
  }
  return fields;
}

const form::Field* ReviewCase::find(std::string_view field) const {
  return definition_ ? definition_->find(field) : nullptr;
}

// ---- What a reviewer does

void ReviewCase::act(std::string method, const std::string& path, std::string body, Took took, std::string if_match) {
  if (view_.busy || view_.load != LoadState::ready) return;
  view_.busy = true;
  view_.refusal.reset();
  view_.news = ReviewNews::none;
  calls_.send(std::move(method), path, std::move(body), std::move(if_match),
              [this, took, id = view_.id](const Response& response) {
                if (view_.id != id) return;  // another one was opened meanwhile
                view_.busy = false;
                if (api::succeeded(response)) return (this->*took)(response);
                on_refused(response);
              });
  calls_.tell();
}

void ReviewCase::claim() { act("POST", path_of(view_.id) + "/claim", nothing, &ReviewCase::on_claimed); }

void ReviewCase::on_claimed(const Response& response) {
  on_application(response);
  view_.news = ReviewNews::claimed;
}

void ReviewCase::release() { act("DELETE", path_of(view_.id) + "/claim", {}, &ReviewCase::on_released); }

void ReviewCase::on_released(const Response&) {
  view_.application.claim.reset();
  view_.news = ReviewNews::released;
}

void ReviewCase::set_draft(DecisionDraft draft) {
  view_.draft = std::move(draft);
  if (!view_.faults.empty()) view_.faults = faults_of(view_.draft, flaggable());
  calls_.tell();
}

bool ReviewCase::check() {
  ++view_.attempts;
  view_.news = ReviewNews::none;
  view_.faults = faults_of(view_.draft, flaggable());
  calls_.tell();
  return view_.faults.empty();
}

void ReviewCase::decide() {
  if (!view_.draft.kind || view_.busy || !check()) return;
  act("POST", path_of(view_.id) + "/decision", portal::write(request_of(view_.draft, flaggable())),
      &ReviewCase::on_decided, portal::version_tag(view_.application.listing.version));
}

void ReviewCase::on_decided(const Response& response) {
  const portal::DecisionKind kind = view_.draft.kind.value_or(portal::DecisionKind::approve);
  view_.draft = {};
  view_.faults.clear();
  on_application(response);
  const bool completed = view_.application.listing.state == portal::state_name(portal::ApplicationState::completed);
  view_.news = kind == portal::DecisionKind::reject      ? ReviewNews::rejected
               : kind == portal::DecisionKind::send_back ? ReviewNews::returned
               : completed                               ? ReviewNews::approved
                                                         : ReviewNews::proposed;
}

void ReviewCase::on_refused(const Response& response) {
  constexpr int conflict = 409;
  view_.refusal = api::problem_of(response);
  if (view_.refusal->code == "review.invalid") {
    view_.faults = view_.refusal->issues;
    ++view_.attempts;
  }
  if (response.status == conflict) refresh();  // where it stands now says why
}

void ReviewCase::reopen_check() {
  const portal::Facility& facility = view_.application.facility;
  act("POST", "/facility-checks/reopening",
      portal::write(portal::CheckReopening{facility.type, facility.registration_number}), &ReviewCase::on_reopened);
}

void ReviewCase::on_reopened(const Response&) {
  refresh();
  view_.news = ReviewNews::reopened;
}

void ReviewCase::stop_account(std::string_view id) {
  act("POST", "/accounts/" + std::string(id) + "/stop", nothing, &ReviewCase::on_stopped);
}

void ReviewCase::on_stopped(const Response&) {
  refresh();
  view_.news = ReviewNews::stopped;
}

void ReviewCase::reissue_account(std::string_view id) {
  act("POST", "/accounts/" + std::string(id) + "/reissue", nothing, &ReviewCase::on_reissued);
}

void ReviewCase::on_reissued(const Response&) {
  refresh();
  view_.news = ReviewNews::reissued;
}

}  // namespace madoguchi::client
