// client::Transport over the browser. Partner of web/network.js.
#pragma once

#include <functional>
#include <map>

#include "client/ports.h"

namespace madoguchi::platform::web {

class Network final : public client::Transport {
 public:
  client::RequestId send(client::Request request, std::function<void(client::Response)> done) override;
  client::RequestId send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                               std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                               std::function<void(client::Response)> done) override;
  void cancel(client::RequestId id) override;
  bool online() const override;

  // From the page.
  void progressed(client::RequestId id, std::uint64_t sent_bytes);
  void answered(client::RequestId id, client::Response response);

 private:
  struct Running {
    std::function<void(std::uint64_t)> progress;
    std::function<void(client::Response)> done;
  };
  client::RequestId keep(Running running);

  client::RequestId last_id_ = 0;
  std::map<client::RequestId, Running> running_;
};

}  // namespace madoguchi::platform::web
