// See submission.h.
#include "client/submission.h"

#include <utility>

#include "client/api.h"
#include "portal/review.h"

namespace madoguchi::client {

struct Submission::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::string application_id, std::function<void(const Response&)> answered)
      : ports_(ports), application_id_(std::move(application_id)), answered_(std::move(answered)) {}

  void open_review(const form::Definition& definition, const form::Value& answers, std::optional<portal::Problem> why) {
    std::string text = portal::reviewed_text(definition, answers);
    const bool same_sending = outcome_unknown_ && text == text_;
    if (!same_sending) {
      key_ = ports_.random.uuid();
      outcome_unknown_ = false;
    }
    text_ = std::move(text);
    request_ = {definition.id(), definition.version(), answers, {}};
    registers_ = false;
    problem_ = std::move(why);
    receipt_.reset();
    state_ = SendState::reviewing;
  }

  void register_account(const form::Definition& definition, const form::Value& answers) {
    request_ = {definition.id(), definition.version(), answers, {}};
    registers_ = true;
    send();
  }

  void send() {
    state_ = SendState::sending;
    problem_.reset();
    if (registers_) return post();
    const unsigned attempt = ++attempt_;
    ports_.digest.sha256(text_, [weak = weak_from_this(), attempt](std::string sha256) {
      const auto self = weak.lock();
      if (!self || self->attempt_ != attempt) return;
      self->request_.reviewed_sha256 = std::move(sha256);
      self->post();
    });
  }

  void stop() {
    ++attempt_;
    answered_ = nullptr;
  }

  void give_up() {
    if (state_ == SendState::sending) return;
    state_ = SendState::idle;
    problem_.reset();
    receipt_.reset();
  }

  Ports& ports_;
  std::string application_id_;
  std::function<void(const Response&)> answered_;
  SendState state_ = SendState::idle;
  std::optional<portal::Problem> problem_;
  std::optional<portal::Receipt> receipt_;
  std::string text_;  // what is reviewed (D10)
  portal::ApplicationRequest request_;

 private:
  void post() {
    const unsigned attempt = ++attempt_;
    ports_.transport.send(request(), [weak = weak_from_this(), attempt](Response response) {
      const auto self = weak.lock();
      if (!self || self->attempt_ != attempt) return;
      self->on_answer(response);
    });
  }

  Request request() const {
    if (registers_) return api::register_account({request_.form_version, request_.answers});
    if (application_id_.empty()) return api::submit(request_, key_);
    return api::resubmit(application_id_, {request_.answers, request_.reviewed_sha256}, key_);
  }

  void on_answer(const Response& response) {
    settle(response);
    if (const auto answered = answered_) answered(response);
  }

  void refuse(portal::Problem problem) {
    state_ = SendState::refused;
    problem_ = std::move(problem);
  }

  void settle(const Response& response) {
    portal::Problem problem = api::problem_of(response);
    // No answer, or the server's own trouble: it may have been received all the same, and the key stays with these
    // answers. "Later", "log in first" and "your first one is still under way" say nothing of an earlier attempt.
    const bool under_way = response.status == 409 && problem.code != "application.review_mismatch";
    const bool says_nothing = response.status == 401 || under_way || api::passing(response);
    outcome_unknown_ = response.status == 0 || response.status >= 500 || (outcome_unknown_ && says_nothing);
    if (response.status == 0) {
      state_ = SendState::offline;
      return;
    }
    if (response.status == 401) {
      state_ = SendState::reviewing;  // as it stood, for after the log-in
      return;
    }
    if (!api::succeeded(response)) return refuse(std::move(problem));
    if (registers_) {
      state_ = SendState::received;
      return;
    }
    auto receipt = portal::read_receipt(response.body);
    if (!receipt) {
      outcome_unknown_ = true;
      return refuse(std::move(problem));
    }
    receipt_ = std::move(receipt).value();
    state_ = SendState::received;
  }

  bool registers_ = false;
  std::string key_;
  bool outcome_unknown_ = false;
  unsigned attempt_ = 0;
};

Submission::Submission(Ports& ports, std::string application_id, std::function<void(const Response&)> answered)
    : machine_(std::make_shared<Machine>(ports, std::move(application_id), std::move(answered))) {}

Submission::~Submission() { machine_->stop(); }

SendState Submission::state() const { return machine_->state_; }
const std::optional<portal::Problem>& Submission::problem() const { return machine_->problem_; }
const std::optional<portal::Receipt>& Submission::receipt() const { return machine_->receipt_; }

void Submission::open_review(const form::Definition& definition, const form::Value& answers,
                             std::optional<portal::Problem> why) {
  if (machine_->state_ != SendState::sending) machine_->open_review(definition, answers, std::move(why));
}

bool Submission::reviews(const form::Definition& definition, const form::Value& answers) const {
  return !machine_->text_.empty() && machine_->text_ == portal::reviewed_text(definition, answers);
}

void Submission::confirm() {
  const auto machine = machine_;
  if (machine->state_ == SendState::reviewing) machine->send();
}

void Submission::register_account(const form::Definition& definition, const form::Value& answers) {
  const auto machine = machine_;
  if (machine->state_ != SendState::sending) machine->register_account(definition, answers);
}

const form::Value& Submission::sent_answers() const { return machine_->request_.answers; }

void Submission::repeat() {
  const auto machine = machine_;
  if (machine->state_ == SendState::offline || machine->state_ == SendState::refused) machine->send();
}

void Submission::give_up() { machine_->give_up(); }

}  // namespace madoguchi::client
