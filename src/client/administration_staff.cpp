// See administration_staff.h.
#include "client/administration_staff.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "text/fold.h"

namespace madoguchi::client {

StaffDesk::StaffDesk(Ports& ports, std::function<void()> changed)
    : calls_(ports, administration_path, std::move(changed)) {}

void StaffDesk::load() {
  calls_.cancel(loading_);
  view_.load = LoadState::loading;
  view_.news = StaffNews::none;
  view_.problem.reset();
  loading_ = calls_.get("/staff", [this](const Response& response) {
    auto list = portal::read_staff_list(response.body);
    if (api::succeeded(response) && list) {
      view_.staff = std::move(list).value().staff;
      view_.load = LoadState::ready;
    } else {
      view_.problem = api::problem_of(response);
      view_.load = LoadState::failed;
    }
  });
  calls_.tell();
}

void StaffDesk::set_invitation(portal::StaffInvitation invitation) {
  view_.invitation = std::move(invitation);
  view_.email_missing = view_.email_missing && view_.invitation.email.empty();
  view_.name_missing = view_.name_missing && view_.invitation.person_name.empty();
  calls_.tell();
}

void StaffDesk::invite() {
  if (view_.inviting) return;
  portal::StaffInvitation invitation = view_.invitation;
  invitation.email = text::trim(invitation.email);
  invitation.person_name = text::trim(invitation.person_name);
  view_.news = StaffNews::none;
  view_.invitation_problem.reset();
  view_.email_missing = invitation.email.empty();
  view_.name_missing = invitation.person_name.empty();
  if (!view_.email_missing && !view_.name_missing) {
    view_.inviting = true;
    calls_.send("POST", "/staff", portal::write(invitation), {}, [this](const Response& response) {
      view_.inviting = false;
      take(response, view_.invitation_problem, StaffNews::invited);
      if (!view_.invitation_problem) view_.invitation = {};
    });
  }
  calls_.tell();
}

void StaffDesk::change(std::string_view id, const portal::StaffChange& change) {
  if (!view_.changing.empty()) return;
  view_.changing = id;
  view_.news = StaffNews::none;
  view_.problem.reset();
  calls_.send("PUT", "/staff/" + view_.changing, portal::write(change), {}, [this](const Response& response) {
    view_.changing.clear();
    take(response, view_.problem, StaffNews::changed);
  });
  calls_.tell();
}

// Who was invited or changed, as the server has them now.
void StaffDesk::take(const Response& response, std::optional<portal::Problem>& problem, StaffNews news) {
  auto member = portal::read_staff_member(response.body);
  if (!api::succeeded(response) || !member) {
    problem = api::problem_of(response);
    return;
  }
  view_.news = news;
  const auto known = std::find_if(view_.staff.begin(), view_.staff.end(),
                                  [&](const portal::StaffMember& each) { return each.id == member->id; });
  if (known == view_.staff.end()) {
    view_.staff.push_back(std::move(member).value());
  } else {
    *known = std::move(member).value();
  }
}

}  // namespace madoguchi::client
