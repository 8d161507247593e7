// See administration_mails.h.
#include "client/administration_mails.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

MailDesk::MailDesk(Ports& ports, std::function<void()> changed)
    : calls_(ports, administration_path, std::move(changed)) {}

void MailDesk::choose(portal::MailState state) {
  if (view_.state == state) return;
  view_.state = state;
  load();
}

void MailDesk::load() {
  calls_.cancel(loading_);
  view_.load = LoadState::loading;
  view_.mails.clear();
  view_.retried = false;
  view_.problem.reset();
  loading_ =
      calls_.get("/mails?state=" + std::string(portal::mail_state_name(view_.state)), [this](const Response& response) {
        auto list = portal::read_mail_list(response.body);
        if (api::succeeded(response) && list) {
          view_.mails = std::move(list).value().mails;
          view_.load = LoadState::ready;
        } else {
          view_.problem = api::problem_of(response);
          view_.load = LoadState::failed;
        }
      });
  calls_.tell();
}

void MailDesk::retry(std::string_view id) {
  if (!view_.retrying.empty()) return;
  view_.retrying = id;
  view_.retried = false;
  view_.problem.reset();
  calls_.send("POST", "/mails/" + view_.retrying + "/retry", "{}", {},
              [this](const Response& response) { on_retried(response); });
  calls_.tell();
}

void MailDesk::on_retried(const Response& response) {
  const std::string id = std::exchange(view_.retrying, {});
  const auto mail = portal::read_mail(response.body);
  if (!api::succeeded(response) || !mail) {
    view_.problem = api::problem_of(response);
    return;
  }
  view_.retried = true;
  if (mail->state == view_.state) return;
  view_.mails.erase(
      std::remove_if(view_.mails.begin(), view_.mails.end(), [&](const auto& each) { return each.id == id; }),
      view_.mails.end());
}

}  // namespace madoguchi::client
