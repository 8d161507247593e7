// One check of an answer against the facility's master data (施設の確認; D4, D5) as a value: what was checked, what
// came of it, and whether that still holds for what stands in the form now. It sends nothing.
#pragma once

#include <string>

#include "portal/wire.h"

namespace madoguchi::client {

enum class CheckState { idle, running, confirmed, failed, closed, unreachable };

class CheckRun {
 public:
  // The value that stands in the form now, in its comparable form; empty: none, or not valid in itself. Another value
  // than before undoes what was found, and an answer still on its way no longer counts (D4).
  void see(std::string value);

  bool can_run() const;  // a value is there, no answer is awaited, it is neither confirmed nor closed
  unsigned begin();      // the number that the answer must bring back
  void finish(unsigned run, const portal::FacilityCheckResult& result);
  bool break_off(unsigned run);  // no usable answer; false: it no longer counts
  void set_closed(bool closed);  // as the session says, for whatever value
  void undo();

  const std::string& value() const { return value_; }
  CheckState state() const { return closed_ ? CheckState::closed : state_; }
  int remaining_attempts() const { return remaining_attempts_; }  // after a failed check
  portal::FacilityCheck fact() const;                             // what the form's rules may know

 private:
  std::string value_;
  CheckState state_ = CheckState::idle;
  bool closed_ = false;
  unsigned run_ = 0;
  int remaining_attempts_ = 0;
};

}  // namespace madoguchi::client
