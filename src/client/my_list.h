// マイリスト: what the facility has begun and what it has sent; deleting drafts, taking applications back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/draft_messages.h"

namespace madoguchi::client {

class MyList {
 public:
  struct Events {
    std::function<void()> changed;
    std::function<void(std::string_view form_id)> draft_deleted;
  };

  MyList(Ports& ports, Events events);  // asks at once
  ~MyList();
  MyList(const MyList&) = delete;
  MyList& operator=(const MyList&) = delete;

  void load();  // (again)
  LoadState load_state() const;
  const std::vector<portal::DraftListing>& drafts() const;
  const std::vector<portal::ApplicationListing>& applications() const;
  const std::string& operation_start_date() const;  // ISO 8601; empty: not reported yet

  void delete_draft(std::string_view form_id);
  void withdraw(std::string_view application_id);
  bool busy() const;                                      // one of these is under way
  const std::optional<portal::Problem>& problem() const;  // what came of the last one; or of loading

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
