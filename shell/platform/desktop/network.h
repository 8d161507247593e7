// client::Transport over libcurl: HTTP to one server, cookies in memory.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "client/ports.h"
#include "platform/desktop/files.h"
#include "platform/desktop/mailbox.h"

namespace madoguchi::platform::desktop {

// Called from the main thread. One thread of its own runs all transfers (libcurl's multi interface); answers come back
// by the mailbox.
class Network final : public client::Transport {
 public:
  Network(std::string server, Files& files, Mailbox& mailbox);
  ~Network() override;
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  client::RequestId send(client::Request request, std::function<void(client::Response)> done) override;
  client::RequestId send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                               std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                               std::function<void(client::Response)> done) override;
  void cancel(client::RequestId id) override;
  bool online() const override { return true; }  // only an answer tells

  bool idle() const { return running_.empty(); }

 private:
  struct Transfer;
  struct Worker;
  struct Running {
    std::function<void(std::uint64_t)> progress;
    std::function<void(client::Response)> done;
  };
  client::RequestId keep(Running running);

  std::string server_;
  Files& files_;
  Mailbox& mailbox_;
  client::RequestId last_id_ = 0;
  std::map<client::RequestId, Running> running_;
  std::unique_ptr<Worker> worker_;
};

}  // namespace madoguchi::platform::desktop
