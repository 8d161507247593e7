// See settings.h.
#include "client/settings.h"

#include <utility>

#include "client/api.h"

namespace madoguchi::client {
namespace {

std::string text_of(const ShortForm::Texts& texts, std::string_view name) { return texts.find(name)->second; }

}  // namespace

struct Settings::Machine : std::enable_shared_from_this<Machine> {
  Machine(Transport& transport, std::function<void()> changed)
      : transport_(transport),
        changed_(std::move(changed)),
        password_(transport,
                  {{"current", "password"},
                   [](const ShortForm::Texts& texts) {
                     return api::change_password({text_of(texts, "current"), text_of(texts, "password")});
                   },
                   [this](const Response&) { load_sessions(); }},  // the others have ended
                  [this] { notify(); }),
        email_(transport,
               {{"email", "password"},
                [](const ShortForm::Texts& texts) {
                  return api::change_email({text_of(texts, "password"), text_of(texts, "email")});
                },
                nullptr},
               [this] { notify(); }) {}

  void load() {
    if (load_state_ == LoadState::loading) return;
    load_state_ = LoadState::loading;
    call(api::account(), &Machine::on_account);
    notify();
  }

  void end(Request request) {
    if (ending_) return;
    ending_ = true;
    problem_.reset();
    call(std::move(request), &Machine::on_ended);
    notify();
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  Transport& transport_;
  std::function<void()> changed_;
  LoadState load_state_ = LoadState::failed;  // not asked for yet
  portal::AccountDetails account_;
  portal::SessionList sessions_;
  ShortForm password_;
  ShortForm email_;
  bool ending_ = false;
  unsigned ended_ = 0;
  std::optional<portal::Problem> problem_;

 private:
  void call(Request request, void (Machine::*then)(const Response&)) {
    transport_.send(std::move(request), [weak = weak_from_this(), then](Response response) {
      if (const auto self = weak.lock()) ((*self).*then)(response);
    });
  }

  void on_account(const Response& response) {
    auto account = portal::read_account_details(response.body);
    if (!api::succeeded(response) || !account) {
      load_state_ = LoadState::failed;
      return notify();
    }
    account_ = std::move(account).value();
    load_sessions();
  }

  void load_sessions() { call(api::sessions(), &Machine::on_sessions); }

  void on_sessions(const Response& response) {
    auto sessions = portal::read_session_list(response.body);
    const bool usable = api::succeeded(response) && sessions;
    if (usable) sessions_ = std::move(sessions).value();
    if (load_state_ == LoadState::loading) load_state_ = usable ? LoadState::ready : LoadState::failed;
    notify();
  }

  void on_ended(const Response& response) {
    constexpr int not_found = 404;  // it has ended by itself
    ending_ = false;
    if (!api::succeeded(response) && response.status != not_found) {
      problem_ = api::problem_of(response);
      return notify();
    }
    ++ended_;
    load_sessions();
    notify();
  }
};

Settings::Settings(Transport& transport, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(transport, std::move(changed))) {
  machine_->load();
}

Settings::~Settings() { machine_->changed_ = nullptr; }

LoadState Settings::load_state() const { return machine_->load_state_; }
void Settings::load() { machine_->load(); }
const portal::AccountDetails& Settings::account() const { return machine_->account_; }
const std::vector<portal::SessionEntry>& Settings::sessions() const { return machine_->sessions_.sessions; }
ShortForm& Settings::password() { return machine_->password_; }
ShortForm& Settings::email() { return machine_->email_; }
void Settings::end_session(std::string_view id) { machine_->end(api::end_session(id)); }
void Settings::end_other_sessions() { machine_->end(api::end_other_sessions()); }
bool Settings::ending() const { return machine_->ending_; }
unsigned Settings::ended() const { return machine_->ended_; }
const std::optional<portal::Problem>& Settings::problem() const { return machine_->problem_; }

}  // namespace madoguchi::client
