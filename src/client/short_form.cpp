// See short_form.h.
#include "client/short_form.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

struct ShortForm::Machine : std::enable_shared_from_this<Machine> {
  Machine(Transport& transport, Spec spec, std::function<void()> changed)
      : transport_(transport), spec_(std::move(spec)), changed_(std::move(changed)) {}

  void submit() {
    if (state_ != State::open) return;
    const auto keep = shared_from_this();  // an answer at once may let go of this
    ++attempts_;
    problem_.reset();
    const auto absent = std::find_if(spec_.required.begin(), spec_.required.end(),
                                     [&](const auto& name) { return text(name).empty(); });
    missing_ = absent == spec_.required.end() ? std::string() : *absent;
    if (missing_.empty()) {
      state_ = State::busy;
      transport_.send(spec_.request(texts_), [weak = weak_from_this()](Response response) {
        if (const auto self = weak.lock()) self->on_answer(response);
      });
    }
    notify();
  }

  void on_answer(const Response& response) {
    if (!api::succeeded(response)) {
      state_ = State::open;
      problem_ = api::problem_of(response);
      return notify();
    }
    const auto keep = shared_from_this();
    state_ = State::done;
    for (auto text = texts_.begin(); text != texts_.end();)  // passwords among them; an address is told back
      text = text->first == "email" ? std::next(text) : texts_.erase(text);
    notify();
    if (const auto done = spec_.done) done(response);
  }

  std::string_view text(std::string_view name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? std::string_view() : std::string_view(found->second);
  }

  void set_text(std::string_view name, std::string_view text) {
    if (state_ != State::open) return;
    if (missing_ == name) missing_.clear();
    texts_[std::string(name)] = text;
    notify();
  }

  void stop() {
    changed_ = nullptr;
    spec_.done = nullptr;
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  Transport& transport_;
  Spec spec_;
  std::function<void()> changed_;
  Texts texts_;
  State state_ = State::open;
  std::string missing_;
  std::optional<portal::Problem> problem_;
  unsigned attempts_ = 0;
};

ShortForm::ShortForm(Transport& transport, Spec spec, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(transport, std::move(spec), std::move(changed))) {}

ShortForm::~ShortForm() { machine_->stop(); }

std::string_view ShortForm::text(std::string_view name) const { return machine_->text(name); }
void ShortForm::set_text(std::string_view name, std::string_view text) { machine_->set_text(name, text); }
void ShortForm::submit() { machine_->submit(); }

void ShortForm::restart() {
  if (machine_->state_ == State::done) machine_->state_ = State::open;
}

ShortForm::State ShortForm::state() const { return machine_->state_; }
const std::string& ShortForm::missing() const { return machine_->missing_; }
const std::optional<portal::Problem>& ShortForm::problem() const { return machine_->problem_; }
unsigned ShortForm::attempts() const { return machine_->attempts_; }

}  // namespace madoguchi::client
