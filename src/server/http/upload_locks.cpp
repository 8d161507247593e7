// Taking uploads over; see upload_locks.h.
#include "server/http/upload_locks.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace madoguchi::server {

namespace asio = boost::asio;

asio::awaitable<std::optional<UploadLocks::Guard>> UploadLocks::take(std::string id, std::function<void()> stop_me,
                                                                     std::chrono::milliseconds patience) {
  const auto executor = co_await asio::this_coro::executor;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto woken = std::make_shared<asio::steady_timer>(executor, deadline);
    std::function<void()> stop_holder;
    {
      const std::lock_guard lock(mutex_);
      const auto found = held_.find(id);
      if (found == held_.end()) {
        held_.emplace(id, Held{std::move(stop_me), {}});
        co_return std::optional<Guard>(std::in_place, *this, std::move(id));
      }
      found->second.waiters.push_back(woken);
      stop_holder = found->second.stop_holder;
    }
    if (std::chrono::steady_clock::now() >= deadline) co_return std::nullopt;
    stop_holder();
    boost::system::error_code cancelled;
    co_await woken->async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
}

void UploadLocks::release(const std::string& id) {
  std::vector<std::shared_ptr<asio::steady_timer>> waiters;
  {
    const std::lock_guard lock(mutex_);
    const auto found = held_.find(id);
    if (found == held_.end()) return;
    waiters = std::move(found->second.waiters);
    held_.erase(found);
  }
  // A timer belongs to its waiter's executor; cancelling there cannot come before the wait has begun.
  for (const auto& timer : waiters) asio::post(timer->get_executor(), [timer] { timer->cancel(); });
}

}  // namespace madoguchi::server
