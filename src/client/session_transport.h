// The transport as screens see it: the platform's, watched for the answer that the session has ended (401; a wrong
// password or code is answered so too, and ends nothing). A screen
// gets that answer too, keeps what it has and waits; who watches here asks the person to log in again.
#pragma once

#include <functional>
#include <memory>

#include "client/ports.h"

namespace madoguchi::client {

class SessionTransport final : public Transport {
 public:
  SessionTransport(Transport& inner, std::function<void()> ended);
  ~SessionTransport() override;
  SessionTransport(const SessionTransport&) = delete;
  SessionTransport& operator=(const SessionTransport&) = delete;

  // There is a new session: a 401 to a request from before says nothing about it, and is passed on as no answer.
  void renew();

  RequestId send(Request request, std::function<void(Response)> done) override;
  RequestId send_slice(Request request, int file_handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                       std::function<void(std::uint64_t)> progress, std::function<void(Response)> done) override;
  void cancel(RequestId id) override;
  bool online() const override;

 private:
  struct Watch;
  std::function<void(Response)> watched(std::function<void(Response)> done) const;

  Transport& inner_;
  std::shared_ptr<Watch> watch_;
};

}  // namespace madoguchi::client
