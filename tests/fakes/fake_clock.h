// A clock that stands still until a test moves it; timers that have come due by then are called in order.
#pragma once

#include <map>

#include "client/ports.h"

namespace madoguchi::fakes {

class FakeClock final : public client::Clock {
 public:
  explicit FakeClock(std::int64_t now_ms) : now_ms_(now_ms) {}

  std::int64_t now_ms() const override { return now_ms_; }
  std::uint32_t after(int delay_ms, std::function<void()> due) override;
  void cancel(std::uint32_t id) override { timers_.erase(id); }

  void advance(std::int64_t duration_ms);
  std::size_t waiting() const { return timers_.size(); }
  std::optional<std::int64_t> next_due_in_ms() const;  // of the timer that is due first

 private:
  struct Timer {
    std::int64_t due_ms = 0;
    std::function<void()> due;
  };
  std::map<std::uint32_t, Timer>::const_iterator next() const;

  std::int64_t now_ms_;
  std::uint32_t last_id_ = 0;
  std::map<std::uint32_t, Timer> timers_;
};

}  // namespace madoguchi::fakes
