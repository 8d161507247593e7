// The second step of a log-in: the code of an authenticator app, or, the first time, setting one up and keeping the
// recovery codes. Only with it the session counts.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client/ports.h"
#include "client/short_form.h"
#include "portal/account_messages.h"

namespace madoguchi::client {

class SecondFactor {
 public:
  enum class Step {
    code,            // six digits, or a recovery code: the text "code" of form()
    loading,         // what is to be set up is asked for
    failed,          // and was not given: load() asks again
    enrolment,       // the secret is shown, form() takes the first code
    recovery_codes,  // shown once
  };
  struct Events {
    std::function<void()> changed;
    // The server counts the session now; the session as JSON where it told it.
    std::function<void(std::string_view)> passed;
  };

  SecondFactor(Transport& transport, portal::SecondFactor wanted, Events events);
  ~SecondFactor();
  SecondFactor(const SecondFactor&) = delete;
  SecondFactor& operator=(const SecondFactor&) = delete;

  Step step() const;
  void load();
  ShortForm& form();
  const portal::SecondFactorEnrolment& enrolment() const;
  const std::vector<std::string>& recovery_codes() const;
  bool saved() const;  // the person says that the recovery codes are kept
  void set_saved(bool saved);
  void finish();  // with the recovery codes kept

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
