// One request at a time works on an upload. A newer one asks the older to stop and takes over: after a broken
// connection the server may still be waiting for a client that is long gone, and the client that came back must not
// wait for that.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

class UploadLocks {
 public:
  class Guard {
   public:
    Guard(UploadLocks& locks, std::string id) : locks_(&locks), id_(std::move(id)) {}
    Guard(Guard&& other) noexcept : locks_(std::exchange(other.locks_, nullptr)), id_(std::move(other.id_)) {}
    Guard& operator=(Guard&&) = delete;
    ~Guard() {
      if (locks_) locks_->release(id_);
    }

   private:
    UploadLocks* locks_;
    std::string id_;
  };

  // Waits at most `patience` for the holder, who is asked to stop. `stop_me` is how the taker is asked in turn.
  // Nothing: the holder did not end in time.
  boost::asio::awaitable<std::optional<Guard>> take(std::string id, std::function<void()> stop_me,
                                                    std::chrono::milliseconds patience);

 private:
  struct Held {
    std::function<void()> stop_holder;
    std::vector<std::shared_ptr<boost::asio::steady_timer>> waiters;
  };
  void release(const std::string& id);

  std::mutex mutex_;
  std::map<std::string, Held> held_;
};

}  // namespace madoguchi::server
