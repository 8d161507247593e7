// 資格確認アカウント管理 (D14): the accounts of the app that were issued to the facility.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/review_messages.h"

namespace madoguchi::client {

class IssuedAccounts {
 public:
  IssuedAccounts(Ports& ports, std::function<void()> changed);  // asks at once
  ~IssuedAccounts();
  IssuedAccounts(const IssuedAccounts&) = delete;
  IssuedAccounts& operator=(const IssuedAccounts&) = delete;

  void load();  // (again)
  LoadState load_state() const;
  const std::optional<portal::Problem>& problem() const;

  // Those that were issued for one application, which one paper tells of.
  struct Issue {
    std::string receipt_number;
    std::vector<portal::IssuedAccount> accounts;  // not empty
    std::string paper_of;                         // the id of one that is not stopped; empty: there is no paper
  };
  const std::vector<Issue>& issues() const;

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
