// Searching the audit log: by who did it, by what it was done to, by day; page after page, newest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/form_screen.h"
#include "client/staff_calls.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

// As typed.
struct AuditFilter {
  std::string actor;    // id
  std::string subject;  // id
  std::string from;     // a day, in any way that people write one
  std::string to;
};

struct AuditView {
  AuditFilter filter;
  bool from_wrong = false;
  bool to_wrong = false;
  LoadState load = LoadState::loading;  // of the first page
  std::vector<portal::AuditEntry> entries;
  bool more = false;  // there are older ones
  bool loading_more = false;
  std::optional<portal::Problem> problem;  // why the first or the next page did not come
};

class AuditSearch {
 public:
  AuditSearch(Ports& ports, std::function<void()> changed);

  const AuditView& view() const { return view_; }
  void set_filter(AuditFilter filter);
  void search();
  void load_more();

 private:
  void ask(std::optional<std::int64_t> before);
  void on_page(const Response& response);

  StaffCalls calls_;
  AuditView view_;
  std::string query_;  // of the search whose entries are shown
  std::optional<std::int64_t> next_;
  RequestId loading_ = 0;
};

}  // namespace madoguchi::client
