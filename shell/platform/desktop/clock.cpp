// Timers run on the main thread, between frames.
#include "platform/desktop/clock.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace madoguchi::platform::desktop {
namespace {

double steady_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

std::int64_t Clock::now_ms() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
}

std::uint32_t Clock::after(int delay_ms, std::function<void()> due) {
  timers_.emplace(++last_id_, Timer{.due_s = steady_s() + delay_ms / 1000.0, .run = std::move(due)});
  return last_id_;
}

void Clock::cancel(std::uint32_t id) { timers_.erase(id); }

double Clock::seconds_to_next() const {
  if (timers_.empty()) return -1;
  const auto next = std::min_element(timers_.begin(), timers_.end(),
                                     [](const auto& a, const auto& b) { return a.second.due_s < b.second.due_s; });
  return std::max(next->second.due_s - steady_s(), 0.0);
}

void Clock::run_due() {
  const double now = steady_s();
  std::vector<std::uint32_t> due;
  for (const auto& [id, timer] : timers_) {
    if (timer.due_s <= now) due.push_back(id);
  }
  for (const std::uint32_t id : due) {
    const auto found = timers_.find(id);
    if (found == timers_.end()) continue;  // cancelled by one that ran before it
    const auto run = std::move(found->second.run);
    timers_.erase(found);
    run();
  }
}

}  // namespace madoguchi::platform::desktop
