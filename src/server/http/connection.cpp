// The life of a connection; see connection.h.
#include "server/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <cerrno>
#include <vector>

#include "server/http/connection_body.h"
#include "server/http/log.h"
#include "server/http/request_reader.h"
#include "server/http/security_headers.h"
#include "server/http/services.h"
#include "server/http/tus_headers.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t buffer_limit = 64 * 1024;
constexpr std::uint64_t unread_limit = 256 * 1024;  // an unread body up to this is read away to keep the connection

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string_view known_method(std::string_view method) {
  for (const std::string_view known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    if (method == known) return known;
  }
  return "other";
}

template <class Body>
void set_headers(http::response<Body>& message, const Response& response, bool keep_alive) {
  message.version(11);
  message.result(response.status);
  if (response.status == 460) message.reason("Checksum Mismatch");  // tus's own status
  message.set(http::field::date, http_date(now_ms()));
  for (const auto& [name, value] : response.headers) message.insert(name, value);
  message.keep_alive(keep_alive);
  const bool has_length = response.status != 204 && response.status != 304 && response.status >= 200;
  if (has_length) message.content_length(response.size_bytes());
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls, Services& services,
                       const ConnectionLimits& limits)
    : tls_(std::move(tls)),
      stream_(std::move(socket), tls_.get()),
      buffer_(buffer_limit),
      services_(services),
      limits_(limits) {
  beast::error_code ignored;  // a peer that is already gone shows itself at the first read
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto peer = stream_.socket().remote_endpoint(ignored);
  peer_ = peer.address().to_string();
}

asio::awaitable<void> Connection::run() {
  // One co_await an expression: GCC 12 goes wrong on co_await within && and ?:.
  idle_ = true;
  stream_.expires_after(limits_.header);
  bool goes_on = co_await stream_.handshake();
  idle_ = false;
  while (goes_on) {
    goes_on = co_await await_request();
    if (goes_on) goes_on = co_await exchange();
  }
  co_await stream_.close();
}

void Connection::stop() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    self->stopping_ = true;
    if (self->idle_) self->stream_.cancel();
    self->stop_body();
  });
}

void Connection::stop_body() {
  if (body_) body_->abort();
}

asio::awaitable<bool> Connection::await_request() {
  if (stopping_) co_return false;
  if (buffer_.size() > 0) co_return true;  // pipelined
  idle_ = true;
  stream_.expires_after(limits_.idle);
  beast::error_code error;
  const std::size_t count =
      co_await stream_.async_read_some(buffer_.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
  idle_ = false;
  buffer_.commit(count);
  co_return !error;
}

// One request and its answer. Whether the connection goes on.
asio::awaitable<bool> Connection::exchange() {
  ConnectionBody::HeaderParser header;
  header.header_limit(limits_.header_bytes);
  header.body_limit(boost::none);  // limits are the routes'
  beast::error_code error;
  stream_.expires_after(limits_.header);
  co_await http::async_read_header(stream_, buffer_, header, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return co_await refuse_header(error);

  const auto started = std::chrono::steady_clock::now();
  const bool wants_more = header.get().keep_alive();
  auto [request, problem] = read_request(header, peer_, stream_.is_tls(), limits_);
  auto stopper = [weak = weak_from_this()] {
    if (const auto self = weak.lock()) asio::post(self->stream_.get_executor(), [self] { self->stop_body(); });
  };
  ConnectionBody body(stream_, buffer_, std::move(header), limits_.stillness, std::move(stopper));
  body_ = &body;
  Answer answer;
  if (problem.empty()) {
    answer = co_await dispatch(services_, request, body);
  } else {
    answer = {problem_response(problem), "malformed"};
    add_security_headers(answer.response, Content::data);
  }
  body_ = nullptr;
  answer.response.with("X-Request-Id", request.id);
  if (request.secure) demand_tls(answer.response);

  const bool unread = !body.complete();
  // Whoever waits for "100 Continue" and gets an answer instead may send the body or not: that cannot be read past.
  bool readable = !unread;
  if (unread && !body.awaits_continue()) readable = co_await body.discard(unread_limit);
  const bool keep_alive = wants_more && readable && !answer.response.close && !stopping_;
  const bool written = co_await write(answer.response, request.method != "HEAD", keep_alive);
  const Milliseconds took = std::chrono::steady_clock::now() - started;
  form::Value::Object event{
      {"requestId", request.id}, {"method", known_method(request.method)},
      {"route", answer.route},   {"status", static_cast<int>(answer.response.status)},
      {"ms", took.count()},      {"bytes", static_cast<std::int64_t>(answer.response.size_bytes())}};
  if (!answer.response.problem.empty()) event.emplace_back("problem", answer.response.problem);
  log_info("request", std::move(event));
  if (written && !keep_alive && !readable) co_await linger();
  co_return written&& keep_alive;
}

// Answers a header that cannot be read, where there is somebody to answer.
asio::awaitable<bool> Connection::refuse_header(beast::error_code error) {
  const bool is_http = error.category() == http::make_error_code(http::error::bad_version).category();
  if (!is_http || error == http::error::end_of_stream || error == http::error::partial_message) co_return false;
  const bool too_large = error == http::error::header_limit || error == http::error::buffer_overflow;
  Response response = problem_response(too_large ? "http.header_too_large" : "http.malformed");
  add_security_headers(response, Content::data);
  log_info("request", {{"route", "malformed"}, {"status", static_cast<int>(response.status)}});
  const bool written = co_await write(response, true, false);
  if (written) co_await linger();
  co_return false;
}

asio::awaitable<bool> Connection::write(const Response& response, bool with_body, bool keep_alive) {
  const auto* file = std::get_if<FileBody>(&response.body);
  if (file != nullptr && with_body) co_return co_await write_file(response, *file, keep_alive);
  const std::size_t size_bytes = with_body ? response.bytes().size() : 0;
  stream_.expires_after(limits_.stillness + std::chrono::seconds(size_bytes / slowest_bytes_per_second));
  beast::error_code error;
  if (with_body) {
    http::response<http::span_body<const char>> message;
    set_headers(message, response, keep_alive);
    message.body() = beast::span<const char>(response.bytes().data(), response.bytes().size());
    co_await http::async_write(stream_, message, asio::redirect_error(asio::use_awaitable, error));
  } else {
    http::response<http::empty_body> message;
    set_headers(message, response, keep_alive);
    http::response_serializer<http::empty_body> serializer(message);
    co_await http::async_write_header(stream_, serializer, asio::redirect_error(asio::use_awaitable, error));
  }
  co_return !error;
}

// Sends a file in pieces, each read on a disk thread. A file that turns out too short ends the connection, so that
// nobody takes what came for all of it.
asio::awaitable<bool> Connection::write_file(const Response& response, const FileBody& file, bool keep_alive) {
  constexpr std::uint64_t piece_bytes = 256 * 1024;
  beast::error_code error;
  http::response<http::empty_body> message;
  set_headers(message, response, keep_alive);
  http::response_serializer<http::empty_body> serializer(message);
  stream_.expires_after(limits_.stillness);
  co_await http::async_write_header(stream_, serializer, asio::redirect_error(asio::use_awaitable, error));
  std::vector<std::byte> piece;
  for (std::uint64_t offset = 0; !error && offset < file.size_bytes; offset += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min(piece_bytes, file.size_bytes - offset)));
    std::function<int()> read = [&file, &piece, offset] { return file.file->read_at(offset, piece) ? 0 : EIO; };
    const int fault = co_await services_.disk.run(std::move(read));
    if (fault != 0) co_return false;
    stream_.expires_after(limits_.stillness + std::chrono::seconds(piece.size() / slowest_bytes_per_second));
    co_await asio::async_write(stream_, asio::buffer(piece), asio::redirect_error(asio::use_awaitable, error));
  }
  co_return !error;
}

// Reads on for a little after an early answer: closing with unread bytes would reset the connection and lose the
// answer.
asio::awaitable<void> Connection::linger() {
  beast::error_code error;
  stream_.end_sending();
  stream_.expires_after(std::chrono::seconds(2));
  std::array<char, 16 * 1024> sink;
  while (!error) co_await stream_.async_read_some(asio::buffer(sink), asio::redirect_error(asio::use_awaitable, error));
}

}  // namespace madoguchi::server
