// See second_factor.h.
#include "client/second_factor.h"

#include <utility>

#include "client/api.h"
#include "text/fold.h"

namespace madoguchi::client {

struct SecondFactor::Machine : std::enable_shared_from_this<Machine> {
  Machine(Transport& transport, portal::SecondFactor wanted, Events events)
      : transport_(transport), wanted_(wanted), events_(std::move(events)) {}

  void begin() {
    const bool enrols = wanted_ == portal::SecondFactor::enrolment;
    form_ = std::make_unique<ShortForm>(
        transport_,
        ShortForm::Spec{{"code"},
                        [enrols](const ShortForm::Texts& texts) {
                          const portal::SecondFactorCode code{text::fold_width(texts.find("code")->second)};
                          return enrols ? api::confirm_second_factor(code) : api::second_factor(code);
                        },
                        [this](const Response& response) { accepted(response); }},
        [this] { tell(events_.changed); });
    if (enrols) load();
  }

  void load() {
    step_ = Step::loading;
    transport_.send(api::enrol_second_factor(), [weak = weak_from_this()](Response response) {
      if (const auto self = weak.lock()) self->on_enrolment(response);
    });
    tell(events_.changed);
  }

  void finish() {
    if (step_ == Step::recovery_codes && saved_) pass({});
  }

  void tell(const std::function<void()>& event) {
    const auto keep = shared_from_this();
    if (const auto copy = event) copy();
  }

  Transport& transport_;
  portal::SecondFactor wanted_;
  Events events_;
  Step step_ = Step::code;
  std::unique_ptr<ShortForm> form_;
  portal::SecondFactorEnrolment enrolment_;
  portal::RecoveryCodes recovery_;
  bool saved_ = false;

 private:
  void pass(std::string_view session) {
    const auto keep = shared_from_this();
    if (const auto passed = events_.passed) passed(session);
  }

  void on_enrolment(const Response& response) {
    auto enrolment = portal::read_second_factor_enrolment(response.body);
    const bool usable = api::succeeded(response) && enrolment;
    step_ = usable ? Step::enrolment : Step::failed;
    if (usable) enrolment_ = std::move(enrolment).value();
    tell(events_.changed);
  }

  void accepted(const Response& response) {
    auto recovery = portal::read_recovery_codes(response.body);
    if (wanted_ != portal::SecondFactor::enrolment || !recovery) return pass(response.body);
    recovery_ = std::move(recovery).value();
    step_ = Step::recovery_codes;
    enrolment_ = {};
    tell(events_.changed);
  }
};

SecondFactor::SecondFactor(Transport& transport, portal::SecondFactor wanted, Events events)
    : machine_(std::make_shared<Machine>(transport, wanted, std::move(events))) {
  machine_->begin();
}

SecondFactor::~SecondFactor() { machine_->events_ = Events(); }

SecondFactor::Step SecondFactor::step() const { return machine_->step_; }
void SecondFactor::load() { machine_->load(); }
ShortForm& SecondFactor::form() { return *machine_->form_; }
const portal::SecondFactorEnrolment& SecondFactor::enrolment() const { return machine_->enrolment_; }
const std::vector<std::string>& SecondFactor::recovery_codes() const { return machine_->recovery_.codes; }
bool SecondFactor::saved() const { return machine_->saved_; }

void SecondFactor::set_saved(bool saved) {
  machine_->saved_ = saved;
  machine_->tell(machine_->events_.changed);
}

void SecondFactor::finish() { machine_->finish(); }

}  // namespace madoguchi::client
