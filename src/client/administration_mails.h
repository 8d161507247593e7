// The outbox as the administrator sees it: mails by state, and those that could not be delivered sent once more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/form_screen.h"
#include "client/staff_calls.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

struct MailsView {
  portal::MailState state = portal::MailState::dead;
  LoadState load = LoadState::loading;
  std::vector<portal::MailListing> mails;
  std::string retrying;                    // the id of the mail that is being put back; one at a time
  bool retried = false;                    // the last one was
  std::optional<portal::Problem> problem;  // why the list did not come or the mail was not put back
};

class MailDesk {
 public:
  MailDesk(Ports& ports, std::function<void()> changed);

  const MailsView& view() const { return view_; }
  void choose(portal::MailState state);
  void load();  // (again)
  void retry(std::string_view id);

 private:
  void on_retried(const Response& response);

  StaffCalls calls_;
  MailsView view_;
  RequestId loading_ = 0;
};

}  // namespace madoguchi::client
