// Requests of the administrator's screens: their paths and headers in one place, and answers that come only while who
// asked for them lives.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::client {

class AdministrationCalls {
 public:
  // `changed` is called after each answer that was taken in.
  AdministrationCalls(Ports& ports, std::function<void()> changed);

  using Done = std::function<void(const Response&)>;
  // `path` begins after /api/v1/admin; `if_match` is an entity tag, "" for none.
  RequestId get(std::string path, Done done);
  RequestId send(std::string method, std::string path, std::string body, std::string if_match, Done done);
  // A chosen file as the body, unread by the client (rule 5). `progress`: how many of its bytes have left.
  void send_csv(std::string path, const ChosenFile& file, std::string if_match,
                std::function<void(std::uint64_t)> progress, Done done);
  void cancel(RequestId id) { ports_.transport.cancel(id); }

  FilePicker& files() { return ports_.file_picker; }
  void tell() const;
  // Runs `effect` if this still lives then.
  template <class Argument>
  std::function<void(Argument)> guarded(std::function<void(Argument)> effect) const {
    return [weak = std::weak_ptr<const std::function<void()>>(changed_), effect = std::move(effect)](Argument given) {
      const auto changed = weak.lock();
      if (!changed) return;
      effect(std::move(given));
      if (weak.use_count() > 1) (*changed)();
    };
  }

 private:
  RequestId begin(Request request, Done done);

  Ports& ports_;
  std::shared_ptr<const std::function<void()>> changed_;
};

// "name=value" for a query, escaped; nothing for an empty value.
std::string query_pair(std::string_view name, std::string_view value);

}  // namespace madoguchi::client
