// See session_transport.h.
#include "client/session_transport.h"

#include <utility>

#include "client/api.h"

namespace madoguchi::client {

namespace {

bool tells_of_session(const Response& response) {
  const std::string code = api::problem_of(response).code;
  return code != "account.wrong_password" && code != "second_factor.wrong";
}

}  // namespace

struct SessionTransport::Watch {
  unsigned session = 0;  // counts sessions: requests remember which one they belong to
  std::function<void()> ended;
};

SessionTransport::SessionTransport(Transport& inner, std::function<void()> ended)
    : inner_(inner), watch_(std::make_shared<Watch>()) {
  watch_->ended = std::move(ended);
}

SessionTransport::~SessionTransport() { watch_->ended = nullptr; }

void SessionTransport::renew() { ++watch_->session; }

std::function<void(Response)> SessionTransport::watched(std::function<void(Response)> done) const {
  return [weak = std::weak_ptr<Watch>(watch_), session = watch_->session, done = std::move(done)](Response response) {
    constexpr int unauthorized = 401;
    const auto watch = weak.lock();
    if (!watch) return;
    if (response.status != unauthorized || !tells_of_session(response)) return done(std::move(response));
    if (watch->session != session) return done(Response{});
    done(std::move(response));
    if (const auto ended = watch->ended) ended();
  };
}

RequestId SessionTransport::send(Request request, std::function<void(Response)> done) {
  return inner_.send(std::move(request), watched(std::move(done)));
}

RequestId SessionTransport::send_slice(Request request, int file_handle, std::uint64_t offset_bytes,
                                       std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                                       std::function<void(Response)> done) {
  return inner_.send_slice(std::move(request), file_handle, offset_bytes, size_bytes, std::move(progress),
                           watched(std::move(done)));
}

void SessionTransport::cancel(RequestId id) { inner_.cancel(id); }
bool SessionTransport::online() const { return inner_.online(); }

}  // namespace madoguchi::client
