// See session_keeper.h.
#include "client/session_keeper.h"

#include <utility>

#include "client/api.h"
#include "client/retry_delay.h"
#include "text/fold.h"

namespace madoguchi::client {
namespace {

constexpr std::string_view leaving_key = "logOutPending";

}  // namespace

struct SessionKeeper::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, Events events) : ports_(ports), events_(std::move(events)) {}

  void ask() {
    if (asking_ || known_) return;
    asking_ = true;
    unreachable_ = false;
    // Someone logged out here and the server may not have heard it: that first.
    if (ports_.local_store.get(leaving_key))
      call(api::log_out(), &Machine::on_left_before_asking);
    else
      call(api::who(), &Machine::on_asked);
  }

  void submit() {
    if (login_.busy) return;
    login_.fault = LoginFault::none;
    login_.retry_after_s = 0;
    const std::string email(text::trim(login_.email));
    if (email.empty() || login_.password.empty()) {
      login_.fault = email.empty() ? LoginFault::email_missing : LoginFault::password_missing;
      return tell(events_.changed);
    }
    login_.busy = true;
    call(api::log_in({email, login_.password}), &Machine::on_login);
    tell(events_.changed);
  }

  void log_out(bool told_later) {
    end();
    login_ = LoginView();
    ports_.local_store.set(leaving_key, "1");
    if (!told_later) leave();
    tell(events_.changed);
  }

  void tell_log_out() {
    if (!session_.person) leave();
  }

  void end() {
    session_.person.reset();
    session_.facility.reset();
    session_.facility_check = portal::FacilityCheck::none;
    gate_.reset();
  }

  bool logged_in() const {
    return session_.person.has_value() && session_.second_factor == portal::SecondFactor::passed;
  }

  void renew() { call(api::who(), &Machine::on_renewed); }

  void stop() {
    events_ = Events();
    cancel_leaving();
  }

  void tell(const std::function<void()>& event) {
    const auto keep = shared_from_this();
    if (const auto copy = event) copy();
  }

  Ports& ports_;
  Events events_;
  portal::Session session_;
  std::string account_id_;
  LoginView login_;
  std::unique_ptr<SecondFactor> gate_;
  bool known_ = false;
  bool unreachable_ = false;

 private:
  void call(Request request, void (Machine::*then)(const Response&)) {
    ports_.transport.send(std::move(request), [weak = weak_from_this(), then](Response response) {
      if (const auto self = weak.lock()) ((*self).*then)(response);
    });
  }

  void on_left_before_asking(const Response& response) {
    if (api::passing(response)) return not_reached();
    ports_.local_store.remove(leaving_key);
    call(api::who(), &Machine::on_asked);
  }

  void on_asked(const Response& response) {
    auto session = portal::read_session(response.body);
    if (!api::succeeded(response) || !session) return not_reached();
    asking_ = false;
    known_ = true;
    take(std::move(session).value());
    tell(events_.known);
  }

  void not_reached() {
    asking_ = false;
    unreachable_ = true;
    tell(events_.changed);
  }

  void take(portal::Session session) {
    session_ = std::move(session);
    if (session_.person) account_id_ = session_.person->id;
    gate_.reset();
    if (!session_.person || logged_in()) return;
    gate_ = std::make_unique<SecondFactor>(
        ports_.transport, session_.second_factor,
        SecondFactor::Events{[this] { tell(events_.changed); }, [this](std::string_view json) { on_passed(json); }});
  }

  void on_passed(std::string_view json) {
    if (auto session = portal::read_session(json)) return take_again(std::move(session).value());
    renew();
  }

  // The same person as before, or one whose second factor has been accepted.
  void on_renewed(const Response& response) {
    auto session = portal::read_session(response.body);
    if (api::succeeded(response) && session && session->person) take_again(std::move(session).value());
  }

  void take_again(portal::Session session) {
    const bool was_logged_in = logged_in();
    take(std::move(session));
    tell(logged_in() && !was_logged_in ? events_.logged_in : events_.changed);
  }

  void on_login(const Response& response) {
    login_.busy = false;
    auto session = portal::read_session(response.body);
    if (!api::succeeded(response) || !session || !session->person) {
      login_.fault = fault_of(response);
      login_.retry_after_s = api::retry_after_s(response);
      return tell(events_.changed);
    }
    cancel_leaving();  // the new session's cookie has taken the place of the old one
    ports_.local_store.remove(leaving_key);
    login_ = LoginView();
    take(std::move(session).value());
    tell(logged_in() ? events_.logged_in : events_.changed);
  }

  static LoginFault fault_of(const Response& response) {
    if (response.status == 0) return LoginFault::unreachable;
    if (response.status == 401) return LoginFault::refused;
    if (response.status == 429) return LoginFault::throttled;
    return LoginFault::failed;
  }

  void leave() {
    cancel_leaving();
    const unsigned attempt = leaving_;
    ports_.transport.send(api::log_out(), [weak = weak_from_this(), attempt](Response response) {
      const auto self = weak.lock();
      if (self && self->leaving_ == attempt) self->on_left(response);
    });
  }

  void on_left(const Response& response) {
    if (!api::passing(response)) return ports_.local_store.remove(leaving_key);
    leaving_timer_ =
        ports_.clock.after(leaving_delay_.next(api::retry_after_s(response) * 1000), [weak = weak_from_this()] {
          const auto self = weak.lock();
          if (!self) return;
          self->leaving_timer_ = 0;
          self->leave();
        });
  }

  void cancel_leaving() {
    ++leaving_;
    if (const std::uint32_t timer = std::exchange(leaving_timer_, 0); timer != 0) ports_.clock.cancel(timer);
  }

  bool asking_ = false;
  unsigned leaving_ = 0;
  std::uint32_t leaving_timer_ = 0;
  RetryDelay leaving_delay_;
};

SessionKeeper::SessionKeeper(Ports& ports, Events events)
    : machine_(std::make_shared<Machine>(ports, std::move(events))) {}

SessionKeeper::~SessionKeeper() { machine_->stop(); }

void SessionKeeper::ask() { machine_->ask(); }
bool SessionKeeper::known() const { return machine_->known_; }
bool SessionKeeper::unreachable() const { return machine_->unreachable_; }
const portal::Session& SessionKeeper::session() const { return machine_->session_; }
const std::string& SessionKeeper::account_id() const { return machine_->account_id_; }
bool SessionKeeper::logged_in() const { return machine_->logged_in(); }
SecondFactor* SessionKeeper::second_factor() { return machine_->gate_.get(); }
void SessionKeeper::end() { machine_->end(); }
void SessionKeeper::renew() { machine_->renew(); }

const LoginView& SessionKeeper::login() const { return machine_->login_; }

void SessionKeeper::set_email(std::string_view text) {
  machine_->login_.email = text;
  machine_->tell(machine_->events_.changed);
}

void SessionKeeper::set_password(std::string_view text) {
  machine_->login_.password = text;
  machine_->tell(machine_->events_.changed);
}

void SessionKeeper::clear_login() {
  if (!machine_->login_.busy) machine_->login_ = LoginView();
}

void SessionKeeper::greet(LoginNotice notice, std::string_view email) {
  machine_->login_.notice = notice;
  if (!email.empty()) machine_->login_.email = email;
}

void SessionKeeper::submit() { machine_->submit(); }
void SessionKeeper::log_out(bool told_later) { machine_->log_out(told_later); }
void SessionKeeper::tell_log_out() { machine_->tell_log_out(); }

}  // namespace madoguchi::client
