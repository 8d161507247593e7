// See sent_application.h.
#include "client/sent_application.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

std::vector<SentAnswer> sent_answers(const form::Definition& definition, const form::Value& answers,
                                     const form::Value& facts, const std::vector<std::string>& withheld) {
  std::vector<SentAnswer> sent;
  for (const form::Field& field : definition.fields()) {
    if (field.type == form::FieldType::attachments) continue;
    const form::Value& from = field.type == form::FieldType::check ? facts : answers;
    const form::Value* answer = from.find(field.id);
    const bool hidden = std::find(withheld.begin(), withheld.end(), field.id) != withheld.end();
    if (answer || hidden) sent.push_back({&field, answer, hidden});
  }
  return sent;
}

struct SentApplication::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::string id, std::function<void()> changed)
      : ports_(ports), id_(std::move(id)), changed_(std::move(changed)) {}

  void load() {
    if (asking_) return;
    asking_ = true;
    state_ = LoadState::loading;
    problem_.reset();
    call(api::application(id_), &Machine::on_application);
    notify();
  }

  const form::Field* field(std::string_view id) const { return definition_ ? definition_->find(id) : nullptr; }

  std::vector<SentAnswer> answers() const {
    if (!definition_) return {};
    return sent_answers(*definition_, application_.answers, application_.facts, application_.withheld);
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  Ports& ports_;
  std::string id_;
  std::function<void()> changed_;
  LoadState state_ = LoadState::loading;
  std::optional<portal::Problem> problem_;
  portal::Application application_;

 private:
  void call(Request request, void (Machine::*then)(const Response&)) {
    ports_.transport.send(std::move(request), [weak = weak_from_this(), then](Response response) {
      if (const auto self = weak.lock()) ((*self).*then)(response);
    });
  }

  void on_application(const Response& response) {
    auto application = portal::read_application(response.body);
    if (!api::succeeded(response) || !application) return fail(response);
    application_ = std::move(application).value();
    call(api::form_of_version(application_.listing.form_id, application_.listing.form_version), &Machine::on_form);
  }

  void on_form(const Response& response) {
    auto definition = form::Definition::create(api::succeeded(response) ? response.body : "");
    if (!definition) return fail(response);
    definition_ = std::move(definition).value();
    asking_ = false;
    state_ = LoadState::ready;
    notify();
  }

  void fail(const Response& response) {
    asking_ = false;
    state_ = LoadState::failed;
    problem_ = api::problem_of(response);
    notify();
  }

  bool asking_ = false;
  std::optional<form::Definition> definition_;
};

SentApplication::SentApplication(Ports& ports, std::string id, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(id), std::move(changed))) {
  machine_->load();
}

SentApplication::~SentApplication() { machine_->changed_ = nullptr; }

void SentApplication::load() { machine_->load(); }
LoadState SentApplication::load_state() const { return machine_->state_; }
const std::optional<portal::Problem>& SentApplication::problem() const { return machine_->problem_; }
const std::string& SentApplication::id() const { return machine_->id_; }
const portal::Application& SentApplication::application() const { return machine_->application_; }
const form::Field* SentApplication::field(std::string_view id) const { return machine_->field(id); }
std::vector<SentAnswer> SentApplication::answers() const { return machine_->answers(); }

}  // namespace madoguchi::client
