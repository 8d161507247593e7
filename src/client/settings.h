// The settings of one's own account: who one is, another password, another mail address, where one is logged in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/form_screen.h"
#include "client/ports.h"
#include "client/short_form.h"
#include "portal/account_messages.h"

namespace madoguchi::client {

class Settings {
 public:
  Settings(Transport& transport, std::function<void()> changed);
  ~Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  LoadState load_state() const;
  void load();  // (again)
  const portal::AccountDetails& account() const;
  const std::vector<portal::SessionEntry>& sessions() const;

  ShortForm& password();  // texts "current" and "password"
  ShortForm& email();     // texts "email" and "password"

  // Of this account, elsewhere. One after the other.
  void end_session(std::string_view id);
  void end_other_sessions();
  bool ending() const;
  unsigned ended() const;  // how often that was done: what is to be said follows it
  const std::optional<portal::Problem>& problem() const;

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
