// See account_transport.h.
#include "client/account_transport.h"

#include <utility>

#include "portal/wire.h"

namespace madoguchi::client {

AccountTransport::AccountTransport(Transport& inner, std::function<std::string()> account)
    : inner_(inner), account_(std::move(account)) {}

Request AccountTransport::named(Request request) const {
  if (std::string account = account_(); !account.empty())
    request.headers.emplace_back(portal::account_header, std::move(account));
  return request;
}

RequestId AccountTransport::send(Request request, std::function<void(Response)> done) {
  return inner_.send(named(std::move(request)), std::move(done));
}

RequestId AccountTransport::send_slice(Request request, int file_handle, std::uint64_t offset_bytes,
                                       std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                                       std::function<void(Response)> done) {
  return inner_.send_slice(named(std::move(request)), file_handle, offset_bytes, size_bytes, std::move(progress),
                           std::move(done));
}

void AccountTransport::cancel(RequestId id) { inner_.cancel(id); }
bool AccountTransport::online() const { return inner_.online(); }

}  // namespace madoguchi::client
