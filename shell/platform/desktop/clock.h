// client::Clock: the machine's clock, and timers that the main loop waits for.
#pragma once

#include <functional>
#include <map>

#include "client/ports.h"

namespace madoguchi::platform::desktop {

class Clock final : public client::Clock {
 public:
  std::int64_t now_ms() const override;
  std::uint32_t after(int delay_ms, std::function<void()> due) override;
  void cancel(std::uint32_t id) override;

  double seconds_to_next() const;  // negative: no timer
  void run_due();

 private:
  struct Timer {
    double due_s = 0;  // of the steady clock
    std::function<void()> run;
  };
  std::uint32_t last_id_ = 0;
  std::map<std::uint32_t, Timer> timers_;
};

}  // namespace madoguchi::platform::desktop
