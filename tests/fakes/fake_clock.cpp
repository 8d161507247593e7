// See fake_clock.h.
#include "fakes/fake_clock.h"

#include <algorithm>

namespace madoguchi::fakes {

std::uint32_t FakeClock::after(int delay_ms, std::function<void()> due) {
  timers_[++last_id_] = {now_ms_ + delay_ms, std::move(due)};
  return last_id_;
}

std::map<std::uint32_t, FakeClock::Timer>::const_iterator FakeClock::next() const {
  return std::min_element(timers_.begin(), timers_.end(),
                          [](const auto& left, const auto& right) { return left.second.due_ms < right.second.due_ms; });
}

std::optional<std::int64_t> FakeClock::next_due_in_ms() const {
  if (timers_.empty()) return std::nullopt;
  return next()->second.due_ms - now_ms_;
}

void FakeClock::advance(std::int64_t duration_ms) {
  const std::int64_t until_ms = now_ms_ + duration_ms;
  while (!timers_.empty() && next()->second.due_ms <= until_ms) {
    const auto timer = next();
    now_ms_ = std::max(now_ms_, timer->second.due_ms);
    const auto due = timer->second.due;
    timers_.erase(timer);
    due();
  }
  now_ms_ = until_ms;
}

}  // namespace madoguchi::fakes
