// Requests of the staff's screens (review, administration): their paths and headers in one place, and answers that come
// only while who asked for them lives.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::client {

inline constexpr std::string_view administration_path = "/api/v1/admin";
inline constexpr std::string_view review_path = "/api/v1/review";

class StaffCalls {
 public:
  // `base`: what all paths begin with. `changed` is called after each answer that was taken in.
  StaffCalls(Ports& ports, std::string_view base, std::function<void()> changed);

  using Done = std::function<void(const Response&)>;
  // `path` begins after the base; `if_match` is an entity tag, "" for none.
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
  Request request_of(std::string method, const std::string& path, const char* type, std::string if_match) const;
  RequestId begin(Request request, Done done);

  Ports& ports_;
  std::string base_;
  std::shared_ptr<const std::function<void()>> changed_;
};

}  // namespace madoguchi::client
