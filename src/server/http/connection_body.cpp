// Reading bodies from a connection; see connection_body.h.
#include "server/http/connection_body.h"

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <cstring>
#include <string_view>

namespace madoguchi::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

ConnectionBody::ConnectionBody(Stream& stream, beast::flat_buffer& buffer, HeaderParser&& header,
                               std::chrono::seconds stillness, std::function<void()> stopper)
    : stream_(stream), buffer_(buffer), stillness_(stillness), stopper_(std::move(stopper)) {
  awaits_continue_ = header.get().version() >= 11 && beast::iequals(header.get()[http::field::expect], "100-continue");
  if (header.chunked()) {
    chunked_.emplace(std::move(header));
    chunked_->body_limit(boost::none);
  } else if (const auto length = header.content_length()) {
    remaining_bytes_ = *length;
  }
  if (!chunked_ && remaining_bytes_ == 0) end_ = BodyEnd::complete;
}

void ConnectionBody::abort() {
  aborted_ = true;
  stream_.cancel();
}

asio::awaitable<BodyPiece> ConnectionBody::fill(std::span<std::byte> into) {
  if (awaits_continue_ && end_ == BodyEnd::none) {
    awaits_continue_ = false;
    if (buffer_.size() == 0) co_await send_continue();
  }
  std::size_t filled = 0;
  while (filled < into.size() && end_ == BodyEnd::none) {
    if (aborted_) {
      end_ = BodyEnd::aborted;
      break;
    }
    // Neither may it stand still nor trickle: a body that takes for ever would hold its connection for ever.
    const auto slowest = started_ + stillness_ + std::chrono::seconds(received_bytes_ / slowest_bytes_per_second);
    stream_.expires_at(std::min(std::chrono::steady_clock::now() + stillness_, slowest));
    const std::span<std::byte> rest = into.subspan(filled);
    // Not as one expression: GCC 12 goes wrong on co_await within ?: and &&.
    std::size_t count = 0;
    if (chunked_) {
      count = co_await read_chunked(rest);
    } else {
      count = co_await read_plain(rest);
    }
    filled += count;
    received_bytes_ += count;
  }
  co_return BodyPiece{filled, end_};
}

asio::awaitable<bool> ConnectionBody::discard(std::uint64_t limit_bytes) {
  std::array<std::byte, 4096> sink;
  while (end_ == BodyEnd::none) {
    if (!chunked_ && remaining_bytes_ > limit_bytes) co_return false;
    const BodyPiece piece = co_await fill(sink);
    if (piece.size_bytes > limit_bytes) co_return false;
    limit_bytes -= piece.size_bytes;
  }
  co_return end_ == BodyEnd::complete;
}

asio::awaitable<void> ConnectionBody::send_continue() {
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  beast::error_code error;
  stream_.expires_after(stillness_);
  co_await asio::async_write(stream_, asio::buffer(go_on), asio::redirect_error(asio::use_awaitable, error));
  if (error) end_ = BodyEnd::broken;
}

asio::awaitable<std::size_t> ConnectionBody::read_plain(std::span<std::byte> into) {
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), remaining_bytes_));
  std::size_t count = 0;
  if (buffer_.size() > 0) {  // what came with the header
    count = std::min(wanted, buffer_.size());
    std::memcpy(into.data(), buffer_.data().data(), count);
    buffer_.consume(count);
  } else {
    beast::error_code error;
    count = co_await stream_.async_read_some(asio::buffer(into.data(), wanted),
                                             asio::redirect_error(asio::use_awaitable, error));
    if (error) end_ = aborted_ ? BodyEnd::aborted : BodyEnd::broken;
  }
  remaining_bytes_ -= count;
  if (remaining_bytes_ == 0) end_ = BodyEnd::complete;
  co_return count;
}

asio::awaitable<std::size_t> ConnectionBody::read_chunked(std::span<std::byte> into) {
  auto& body = chunked_->get().body();
  body.data = into.data();
  body.size = into.size();
  body.more = true;
  beast::error_code error;
  co_await http::async_read_some(stream_, buffer_, *chunked_, asio::redirect_error(asio::use_awaitable, error));
  const std::size_t count = into.size() - body.size;
  if (error == http::error::need_buffer) error = {};
  if (chunked_->is_done()) {
    end_ = BodyEnd::complete;
  } else if (aborted_ && error) {
    end_ = BodyEnd::aborted;
  } else if (error && error != http::error::partial_message &&
             error.category() == http::make_error_code(http::error::bad_chunk).category()) {
    end_ = BodyEnd::malformed;
  } else if (error) {
    end_ = BodyEnd::broken;
  }
  co_return count;
}

}  // namespace madoguchi::server
