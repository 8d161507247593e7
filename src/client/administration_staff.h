// Reviewers and administrators: who there is, inviting one, changing a role, closing and opening an account.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/form_screen.h"
#include "client/staff_calls.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

enum class StaffNews { none, invited, changed };

struct StaffView {
  LoadState load = LoadState::loading;
  std::vector<portal::StaffMember> staff;
  std::optional<portal::Problem> problem;  // why the list did not come, or somebody was not changed

  portal::StaffInvitation invitation;  // as it is typed
  bool email_missing = false;
  bool name_missing = false;
  bool inviting = false;
  std::optional<portal::Problem> invitation_problem;

  std::string changing;  // the id of who is being changed; one at a time
  StaffNews news = StaffNews::none;
};

class StaffDesk {
 public:
  StaffDesk(Ports& ports, std::function<void()> changed);

  const StaffView& view() const { return view_; }
  void load();  // (again)
  void set_invitation(portal::StaffInvitation invitation);
  void invite();
  void change(std::string_view id, const portal::StaffChange& change);

 private:
  void take(const Response& response, std::optional<portal::Problem>& problem, StaffNews news);

  StaffCalls calls_;
  StaffView view_;
  RequestId loading_ = 0;
};

}  // namespace madoguchi::client
