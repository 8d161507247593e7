// See check_run.h.
#include "client/check_run.h"

#include <utility>

namespace madoguchi::client {

void CheckRun::see(std::string value) {
  if (value == value_) return;
  value_ = std::move(value);
  undo();
}

bool CheckRun::can_run() const {
  return !value_.empty() && !closed_ && state_ != CheckState::running && state_ != CheckState::confirmed;
}

unsigned CheckRun::begin() {
  state_ = CheckState::running;
  return ++run_;
}

void CheckRun::finish(unsigned run, const portal::FacilityCheckResult& result) {
  // That the facility's check is closed holds for every value, so even a late answer counts for that.
  if (result.outcome == portal::FacilityCheck::closed) closed_ = true;
  if (run != run_ || state_ != CheckState::running) return;
  remaining_attempts_ = result.remaining_attempts;
  switch (result.outcome) {
    case portal::FacilityCheck::confirmed:
      state_ = CheckState::confirmed;
      return;
    case portal::FacilityCheck::failed:
      state_ = CheckState::failed;
      return;
    case portal::FacilityCheck::closed:
    case portal::FacilityCheck::none:
      state_ = CheckState::idle;
      return;
  }
}

bool CheckRun::break_off(unsigned run) {
  if (run != run_ || state_ != CheckState::running) return false;
  state_ = CheckState::unreachable;
  return true;
}

void CheckRun::set_closed(bool closed) { closed_ = closed; }

void CheckRun::undo() {
  ++run_;
  state_ = CheckState::idle;
  remaining_attempts_ = 0;
}

portal::FacilityCheck CheckRun::fact() const {
  switch (state()) {
    case CheckState::confirmed:
      return portal::FacilityCheck::confirmed;
    case CheckState::failed:
      return portal::FacilityCheck::failed;
    case CheckState::closed:
      return portal::FacilityCheck::closed;
    case CheckState::idle:
    case CheckState::running:
    case CheckState::unreachable:
      return portal::FacilityCheck::none;
  }
  return portal::FacilityCheck::none;
}

}  // namespace madoguchi::client
