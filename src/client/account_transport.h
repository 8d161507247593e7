// The platform's transport, with each request saying which account it is meant for. The session's cookie is the
// browser's: once somebody else has logged in from another window, what this one sends must not land in their account.
#pragma once

#include <functional>
#include <string>

#include "client/ports.h"

namespace madoguchi::client {

class AccountTransport final : public Transport {
 public:
  // `account`: the id of the account that this window works for; empty while there is none.
  AccountTransport(Transport& inner, std::function<std::string()> account);

  RequestId send(Request request, std::function<void(Response)> done) override;
  RequestId send_slice(Request request, int file_handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                       std::function<void(std::uint64_t)> progress, std::function<void(Response)> done) override;
  void cancel(RequestId id) override;
  bool online() const override;

 private:
  Request named(Request request) const;

  Transport& inner_;
  std::function<std::string()> account_;
};

}  // namespace madoguchi::client
