// Moving a connection's bytes; see stream.h.
#include "server/http/stream.h"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>
#include <vector>

namespace madoguchi::server {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr std::size_t record_bytes = 16 * 1024;  // of TLS
constexpr auto goodbye_patience = std::chrono::seconds(1);

}  // namespace

struct Stream::Tls {
  Tls(beast::tcp_stream& tcp, asio::ssl::context& context) : stream(tcp, context) {}

  asio::ssl::stream<beast::tcp_stream&> stream;
  std::vector<char> record;  // pieces that are too small for a record each
  bool agreed = false;
};

Stream::Stream(asio::ip::tcp::socket socket, asio::ssl::context* tls) : tcp_(std::move(socket)) {
  if (tls) tls_ = std::make_unique<Tls>(tcp_, *tls);
}

Stream::~Stream() = default;

asio::awaitable<bool> Stream::handshake() {
  if (!tls_) co_return true;
  Error error;
  co_await tls_->stream.async_handshake(asio::ssl::stream_base::server,
                                        asio::redirect_error(asio::use_awaitable, error));
  tls_->agreed = !error;
  co_return tls_->agreed;
}

void Stream::end_sending() {
  if (tls_) return;
  Error ignored;  // whoever is gone needs not be told
  socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Stream::close() {
  Error ignored;
  if (tls_ && tls_->agreed && socket().is_open()) {
    expires_after(goodbye_patience);
    co_await tls_->stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
  }
  socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  tcp_.close();
}

void Stream::begin_read(asio::mutable_buffer into, std::unique_ptr<Waiting> waiting) {
  auto done = [waiting = std::move(waiting)](Error error, std::size_t count) { waiting->done(error, count); };
  if (tls_) {
    tls_->stream.async_read_some(into, std::move(done));
  } else {
    tcp_.async_read_some(into, std::move(done));
  }
}

void Stream::begin_write(const Pieces& pieces, std::unique_ptr<Waiting> waiting) {
  auto done = [waiting = std::move(waiting)](Error error, std::size_t count) { waiting->done(error, count); };
  if (!tls_) {
    // A copy of the list, not of the bytes.
    const std::vector<asio::const_buffer> list(pieces.all.begin(),
                                               pieces.all.begin() + static_cast<std::ptrdiff_t>(pieces.count));
    tcp_.async_write_some(list, std::move(done));
    return;
  }
  // TLS makes a record of each piece: the lines of a header are put together first.
  std::vector<char>& record = tls_->record;
  record.clear();
  for (std::size_t i = 0; i < pieces.count && record.size() < record_bytes; ++i) {
    const asio::const_buffer& piece = pieces.all[i];
    if (record.empty() && piece.size() >= record_bytes) {
      tls_->stream.async_write_some(piece, std::move(done));
      return;
    }
    const auto* bytes = static_cast<const char*>(piece.data());
    record.insert(record.end(), bytes, bytes + std::min(piece.size(), record_bytes - record.size()));
  }
  tls_->stream.async_write_some(asio::buffer(record), std::move(done));
}

}  // namespace madoguchi::server
