// See issued_accounts.h.
#include "client/issued_accounts.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

struct IssuedAccounts::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::function<void()> changed) : ports_(ports), changed_(std::move(changed)) {}

  void load() {
    if (asking_) return;
    asking_ = true;
    state_ = LoadState::loading;
    problem_.reset();
    ports_.transport.send(api::issued_accounts(), [weak = weak_from_this()](Response response) {
      if (const auto self = weak.lock()) self->on_accounts(response);
    });
    notify();
  }

  Ports& ports_;
  std::function<void()> changed_;
  LoadState state_ = LoadState::loading;
  std::optional<portal::Problem> problem_;
  std::vector<Issue> issues_;

 private:
  void on_accounts(const Response& response) {
    asking_ = false;
    auto list = portal::read_issued_account_list(response.body);
    const bool well = api::succeeded(response) && list;
    state_ = well ? LoadState::ready : LoadState::failed;
    if (well)
      sort(std::move(list->accounts));
    else
      problem_ = api::problem_of(response);
    notify();
  }

  void sort(std::vector<portal::IssuedAccount> accounts) {
    issues_.clear();
    for (portal::IssuedAccount& account : accounts) {
      auto issue = std::find_if(issues_.begin(), issues_.end(), [&](const Issue& each) {
        return each.accounts.front().application_id == account.application_id;
      });
      if (issue == issues_.end()) issue = issues_.insert(issue, Issue{account.receipt_number, {}, {}});
      if (account.state == portal::IssuedAccountState::active && issue->paper_of.empty()) issue->paper_of = account.id;
      issue->accounts.push_back(std::move(account));
    }
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  bool asking_ = false;
};

IssuedAccounts::IssuedAccounts(Ports& ports, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(changed))) {
  machine_->load();
}

IssuedAccounts::~IssuedAccounts() { machine_->changed_ = nullptr; }

void IssuedAccounts::load() { machine_->load(); }
LoadState IssuedAccounts::load_state() const { return machine_->state_; }
const std::optional<portal::Problem>& IssuedAccounts::problem() const { return machine_->problem_; }
const std::vector<IssuedAccounts::Issue>& IssuedAccounts::issues() const { return machine_->issues_; }

}  // namespace madoguchi::client
