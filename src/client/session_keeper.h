// Who one is: asks the server at the start, logs in, logs out, and knows when a session has ended. Where one goes
// because of it is app.cpp's.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "client/ports.h"
#include "client/second_factor.h"
#include "portal/wire.h"

namespace madoguchi::client {

enum class LoginFault { none, email_missing, password_missing, refused, throttled, unreachable, failed };

// Why one is asked to log in, where that is not plain.
// ended_elsewhere: before its time, by a log-out or another's log-in from another window or device.
enum class LoginNotice { none, session_ended, ended_elsewhere, registered, password_set, email_changed };

// What is typed on the log-in screen (S6) and what became of it.
struct LoginView {
  std::string email;
  std::string password;
  bool busy = false;
  LoginFault fault = LoginFault::none;
  int retry_after_s = 0;
  LoginNotice notice = LoginNotice::none;
};

class SessionKeeper {
 public:
  struct Events {
    std::function<void()> changed;
    std::function<void()> known;      // the server has said who one is, for the first time
    std::function<void()> logged_in;  // by the log-in screen
  };

  SessionKeeper(Ports& ports, Events events);
  ~SessionKeeper();
  SessionKeeper(const SessionKeeper&) = delete;
  SessionKeeper& operator=(const SessionKeeper&) = delete;

  void ask();  // who one is; again after unreachable()
  bool known() const;
  bool unreachable() const;
  const portal::Session& session() const;
  const std::string& account_id() const;  // of who was logged in last; empty: nobody since the start
  bool logged_in() const;                 // with the second factor, where one is asked for
  SecondFactor* second_factor();          // while it is
  void end();                             // the server said that the session is over
  void renew();                           // asks anew who one is: the account has changed

  const LoginView& login() const;
  void set_email(std::string_view text);
  void set_password(std::string_view text);
  void clear_login();  // nothing typed
  void greet(LoginNotice notice, std::string_view email = {});
  void submit();

  // At once for the person. The server is told until it has heard it, also after a reload: whoever leaves a shared
  // machine must be out. `told_later`: only when tell_log_out() is called, for what has to be saved before.
  void log_out(bool told_later = false);
  void tell_log_out();

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
