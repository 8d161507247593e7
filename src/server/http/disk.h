// Threads for blocking file work, so that a slow disk stalls the upload that waits for it and nothing else.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>

namespace madoguchi::server {

class Disk {
 public:
  explicit Disk(std::size_t threads) : pool_(threads) {}
  ~Disk() { stop(); }
  void stop() { pool_.join(); }

  // Runs `job` (which must not throw) on a disk thread and gives what it returned.
  boost::asio::awaitable<int> run(std::function<int()> job);

 private:
  boost::asio::thread_pool pool_;
};

}  // namespace madoguchi::server
