// A body read from a connection. With a Content-Length, bytes go from the socket straight into the reader's memory;
// chunked bodies pass through Beast's parser. Sends "100 Continue" when it is awaited and the body is first asked for.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "server/http/body_reader.h"
#include "server/http/stream.h"

namespace madoguchi::server {

// What a connection must keep up on average, either way, beyond the time in which nothing may move.
inline constexpr std::uint64_t slowest_bytes_per_second = 1024;

class ConnectionBody final : public BodyReader {
 public:
  using HeaderParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

  // `stream` and `buffer` are the connection's; `buffer` may hold bytes that followed the header.
  // `stillness`: how long nothing may arrive.
  ConnectionBody(Stream& stream, boost::beast::flat_buffer& buffer, HeaderParser&& header,
                 std::chrono::seconds stillness, std::function<void()> stopper);

  boost::asio::awaitable<BodyPiece> fill(std::span<std::byte> into) override;
  std::function<void()> stopper() override { return stopper_; }

  // Ends the body as aborted; on the connection's executor only.
  void abort();

  bool complete() const { return end_ == BodyEnd::complete; }
  bool awaits_continue() const { return awaits_continue_; }

  // Reads and forgets the rest if it is at most `limit_bytes`. Whether the body is complete after that.
  boost::asio::awaitable<bool> discard(std::uint64_t limit_bytes);

 private:
  boost::asio::awaitable<void> send_continue();
  boost::asio::awaitable<std::size_t> read_plain(std::span<std::byte> into);
  boost::asio::awaitable<std::size_t> read_chunked(std::span<std::byte> into);

  Stream& stream_;
  boost::beast::flat_buffer& buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::buffer_body>> chunked_;
  std::uint64_t remaining_bytes_ = 0;  // of a body with a Content-Length
  std::uint64_t received_bytes_ = 0;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::seconds stillness_;
  std::function<void()> stopper_;
  BodyEnd end_ = BodyEnd::none;
  bool awaits_continue_ = false;
  bool aborted_ = false;
};

}  // namespace madoguchi::server
