// This window's copy of a draft in the device's store, and those of windows that were closed, which it takes up: each
// stands until its content is in this window's copy or with the server.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/draft_copy.h"
#include "client/ports.h"

namespace madoguchi::client {

class WindowCopy {
 public:
  explicit WindowCopy(Ports& ports) : ports_(ports) {}

  // Where the form's copies stand: an account's (`owner_digits` stand for it), each window's its own; or this device's,
  // one for all windows of an account or of who is not logged in, where the last word counts.
  void of_account(std::string_view owner_digits, std::string_view form_id);
  void of_this_device(std::string_view owner_digits, std::string_view form_id);
  bool placed() const { return !beginning_.empty(); }

  // Finds what windows that were closed have left.
  void look();
  bool has_due() const { return !due_.empty(); }
  DraftCopy next_due();                                          // there is one; the newest first
  bool still_stands(const DraftCopy& copy) const;                // otherwise its window is open, and has changed it
  void adopt(const DraftCopy& copy);                             // what it has stands in this window now
  std::vector<DraftCopy> take_all(std::int64_t keeps_ms) const;  // this device's; older ones are taken away

  // `copy` without key and time. What was adopted is in it, and goes.
  void keep(DraftCopy copy);
  void drop();          // the server has what it has
  void drop_adopted();  // and what they had
  void outdate() { kept_ = false; }
  bool kept() const { return kept_; }
  std::int64_t kept_at_ms() const { return kept_at_ms_; }

 private:
  Ports& ports_;
  std::string beginning_;  // of the keys
  std::string key_;        // this window's
  bool kept_ = false;
  std::int64_t kept_at_ms_ = 0;
  std::vector<DraftCopy> due_;
  std::vector<std::string> adopted_;  // their keys
};

}  // namespace madoguchi::client
