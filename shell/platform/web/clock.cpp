// client::Clock: the person's clock, and timers of the browser.
#include "platform/web/bridge.h"
#include "platform/web/services.h"
#include "platform/web/web_client.h"

EM_JS(double, host_clock_now, (), { return Module.host.clock.now(); });
EM_JS(void, host_clock_after, (unsigned id, int delay_ms), { Module.host.clock.after(id, delay_ms); });
EM_JS(void, host_clock_cancel, (unsigned id), { Module.host.clock.cancel(id); });

MADOGUCHI_EXPORT void madoguchi_timer_due(unsigned id) { madoguchi::platform::web::client().clock.fire(id); }

namespace madoguchi::platform::web {

std::int64_t Clock::now_ms() const { return static_cast<std::int64_t>(host_clock_now()); }

std::uint32_t Clock::after(int delay_ms, std::function<void()> due) {
  due_.emplace(++last_id_, std::move(due));
  host_clock_after(last_id_, delay_ms);
  return last_id_;
}

void Clock::cancel(std::uint32_t id) {
  if (due_.erase(id) != 0) host_clock_cancel(id);
}

void Clock::fire(std::uint32_t id) {
  const auto found = due_.find(id);
  if (found == due_.end()) return;
  const auto due = std::move(found->second);
  due_.erase(found);
  due();
}

}  // namespace madoguchi::platform::web
