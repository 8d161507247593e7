// See notices.h.
#include "client/notices.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

struct Notices::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::function<void()> changed) : ports_(ports), changed_(std::move(changed)) {}

  void load() {
    if (list_state_ == LoadState::failed) list_state_ = LoadState::loading;
    ask(api::notices(), [](Machine& self, const Response& response) { self.on_list(response); });
  }

  void open(std::string_view id) {
    view_ = {};
    view_.id = id;
    ask(api::notice(id), [id = view_.id](Machine& self, const Response& response) {
      if (self.view_.id == id) self.on_notice(response);
    });
  }

  // Answers that are still to come are of no use.
  void forget() {
    ++generation_;
    list_ = {};
    list_state_ = LoadState::loading;
    view_ = {};
  }

  Ports& ports_;
  std::function<void()> changed_;
  portal::PublicNoticeList list_;
  LoadState list_state_ = LoadState::loading;
  View view_;

 private:
  template <class Take>
  void ask(Request request, Take take) {
    ports_.transport.send(std::move(request), [weak = weak_from_this(), generation = generation_,
                                               take = std::move(take)](const Response& response) {
      const auto self = weak.lock();
      if (!self || self->generation_ != generation) return;
      take(*self, response);
      if (const auto changed = self->changed_) changed();
    });
  }

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

  int generation_ = 0;
};

Notices::Notices(Ports& ports, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(changed))) {}

Notices::~Notices() { machine_->changed_ = nullptr; }

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
