// お知らせ: the list with what is new to who has logged in, and the one that is read. Reading one marks it as read.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/notice_messages.h"

namespace madoguchi::client {

class Notices {
 public:
  Notices(Ports& ports, std::function<void()> changed);
  ~Notices();
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;

  void load();                     // the list, anew
  void open(std::string_view id);  // one of them, anew
  void forget();                   // another person has read others

  LoadState load_state() const;
  const portal::PublicNoticeList& list() const;
  int unread() const;  // of the list

  struct View {
    std::string id;
    LoadState state = LoadState::loading;
    std::optional<portal::Problem> problem;  // why it failed
    portal::PublicNotice notice;
  };
  const View& notice() const;

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
