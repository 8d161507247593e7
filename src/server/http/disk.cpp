// Awaiting blocking file work; see disk.h.
#include "server/http/disk.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <utility>

namespace madoguchi::server {

namespace asio = boost::asio;

asio::awaitable<int> Disk::run(std::function<int()> job) {
  auto start = [this, &job](auto handler) {
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    const auto executor = asio::get_associated_executor(*shared);
    auto guard = asio::make_work_guard(executor);
    asio::post(pool_, [&job, shared, executor, guard] {
      const int result = job();
      asio::post(executor, [shared, result] { std::move (*shared)(result); });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(int)>(start, asio::use_awaitable);
}

}  // namespace madoguchi::server
