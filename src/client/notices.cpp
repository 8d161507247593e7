// See notices.h.
#include "client/notices.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "client/forgettable_calls.h"

namespace madoguchi::client {

struct Notices::Machine {
  Machine(Ports& ports, std::function<void()> changed) : ports_(ports), calls_(ports, std::move(changed)) {}

  void load() {
    if (list_state_ == LoadState::failed) list_state_ = LoadState::loading;
    calls_.send(api::notices(), [this](const Response& response) { on_list(response); });
  }

  void open(std::string_view id) {
    view_ = {};
    view_.id = id;
    calls_.send(api::notice(id), [this, id = view_.id](const Response& response) {
      if (view_.id == id) on_notice(response);
    });
  }

  void forget() {
    calls_.forget();
    list_ = {};
    list_state_ = LoadState::loading;
    view_ = {};
  }

  Ports& ports_;
  ForgettableCalls calls_;
  portal::PublicNoticeList list_;
  LoadState list_state_ = LoadState::loading;
  View view_;

 private:
  // A list that was there stays when the next one does not come.
  void on_list(const Response& response) {
    auto list = portal::read_public_notice_list(response.body);
    const bool well = api::succeeded(response) && list;
    if (well) list_ = std::move(list).value();
    if (well || list_state_ != LoadState::ready) list_state_ = well ? LoadState::ready : LoadState::failed;
  }

  void on_notice(const Response& response) {
    auto notice = portal::read_public_notice(response.body);
    if (!api::succeeded(response) || !notice) {
      view_.state = LoadState::failed;
      view_.problem = api::problem_of(response);
      return;
    }
    view_.state = LoadState::ready;
    view_.notice = std::move(notice).value();
    if (view_.notice.listing.unread) mark_read();
  }

  // Where the server does not hear of it, the notice is new once more the next time.
  void mark_read() {
    for (portal::PublicNoticeListing& listing : list_.notices)
      if (listing.id == view_.id) listing.unread = false;
    ports_.transport.send(api::read_notice(view_.id), [](const Response&) {});
  }
};

Notices::Notices(Ports& ports, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(changed))) {}

Notices::~Notices() = default;

void Notices::load() { machine_->load(); }
void Notices::open(std::string_view id) { machine_->open(id); }
void Notices::forget() { machine_->forget(); }
LoadState Notices::load_state() const { return machine_->list_state_; }
const portal::PublicNoticeList& Notices::list() const { return machine_->list_; }

int Notices::unread() const {
  const auto& notices = machine_->list_.notices;
  return static_cast<int>(std::count_if(notices.begin(), notices.end(), [](const auto& each) { return each.unread; }));
}

const Notices::View& Notices::notice() const { return machine_->view_; }

}  // namespace madoguchi::client
