// One request at a time works on an upload; a newer one takes over.
#include "server/http/upload_locks.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

using namespace madoguchi::server;
namespace asio = boost::asio;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_CASE(B3_a_newer_request_asks_the_older_one_to_stop_and_takes_over) {
  asio::io_context io;
  UploadLocks locks;
  std::vector<std::string> events;
  asio::steady_timer holding(io, milliseconds(5000));
  auto holder = [&]() -> asio::awaitable<void> {
    auto guard = co_await locks.take(
        "a",
        [&] {
          events.push_back("asked");
          holding.cancel();
        },
        milliseconds(100));
    BOOST_TEST(guard.has_value());
    boost::system::error_code cancelled;
    co_await holding.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    events.push_back("stopped");
  };
  auto taker = [&]() -> asio::awaitable<void> {
    auto guard = co_await locks.take(
        "a", [] {}, milliseconds(2000));
    BOOST_TEST(guard.has_value());
    events.push_back("taken");
  };
  asio::co_spawn(io, holder, asio::detached);
  asio::co_spawn(io, taker, asio::detached);
  io.run();
  BOOST_TEST(events == (std::vector<std::string>{"asked", "stopped", "taken"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_does_not_stop_keeps_the_upload) {
  asio::io_context io;
  UploadLocks locks;
  bool refused = false, other = false;
  auto holder = [&]() -> asio::awaitable<void> {
    auto guard = co_await locks.take(
        "a", [] {}, milliseconds(100));
    asio::steady_timer work(io, milliseconds(300));
    co_await work.async_wait(asio::use_awaitable);
  };
  auto taker = [&]() -> asio::awaitable<void> {
    const auto guard = co_await locks.take(
        "a", [] {}, milliseconds(50));
    refused = !guard;
    const auto free = co_await locks.take(
        "b", [] {}, milliseconds(0));
    other = free.has_value();
  };
  asio::co_spawn(io, holder, asio::detached);
  asio::co_spawn(io, taker, asio::detached);
  io.run();
  BOOST_TEST(refused);
  BOOST_TEST(other);
}
