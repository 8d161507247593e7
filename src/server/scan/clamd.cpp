// See clamd.h. The protocol is told by clamd(8).
#include "server/scan/clamd.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>
#include <vector>

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;
using Fault = boost::system::error_code;
using Socket = asio::generic::stream_protocol::socket;

constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::size_t max_answer_bytes = 4096;
constexpr std::size_t max_detail_bytes = 200;

// Awaiting without exceptions.
auto noting(Fault& fault) { return asio::redirect_error(asio::use_awaitable, fault); }

std::string printable(std::string_view text) {
  std::string clean(text.substr(0, max_detail_bytes));
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return clean;
}

std::array<unsigned char, 4> length_before(std::size_t size) {
  return {static_cast<unsigned char>(size >> 24U), static_cast<unsigned char>(size >> 16U),
          static_cast<unsigned char>(size >> 8U), static_cast<unsigned char>(size)};
}

asio::awaitable<Fault> connect_to(const ClamdAddress& address, Socket& socket) {
  Fault fault;
  const auto executor = co_await asio::this_coro::executor;
  if (!address.path.empty()) {
    co_await socket.async_connect(asio::local::stream_protocol::endpoint(address.path), noting(fault));
    co_return fault;
  }
  asio::ip::tcp::resolver resolver(executor);
  const auto found = co_await resolver.async_resolve(address.host, address.port, noting(fault));
  if (fault) co_return fault;
  asio::ip::tcp::socket connected(executor);
  co_await asio::async_connect(connected, found, noting(fault));
  if (!fault) socket = Socket(std::move(connected));
  co_return fault;
}

// False where the other side takes no more: it may have said why.
asio::awaitable<bool> send_file(Socket& socket, document::ByteSource& file, bool& readable) {
  Fault fault;
  constexpr std::string_view command("zINSTREAM\0", 10);
  co_await asio::async_write(socket, asio::buffer(command), noting(fault));
  std::vector<std::byte> piece(piece_bytes);
  const std::uint64_t size = file.size_bytes();
  for (std::uint64_t at = 0; at < size && !fault;) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - at));
    readable = file.read(at, std::span(piece).first(count));
    if (!readable) co_return false;
    const auto length = length_before(count);
    const std::array<asio::const_buffer, 2> both{asio::buffer(length), asio::buffer(piece.data(), count)};
    co_await asio::async_write(socket, both, noting(fault));
    at += count;
  }
  if (fault) co_return false;
  co_await asio::async_write(socket, asio::buffer(length_before(0)), noting(fault));
  co_return !fault;
}

asio::awaitable<std::string> read_answer(Socket& socket) {
  std::string answer;
  std::array<char, 512> piece;
  Fault fault;
  while (answer.size() < max_answer_bytes) {
    const std::size_t count = co_await socket.async_read_some(asio::buffer(piece), noting(fault));
    answer.append(piece.data(), count);
    const std::size_t end = answer.find('\0');
    if (end != std::string::npos) co_return answer.substr(0, end);
    if (fault) break;
  }
  co_return answer;
}

asio::awaitable<ScanVerdict> ask(const ClamdAddress& address, document::ByteSource& file) {
  Socket socket(co_await asio::this_coro::executor);
  const Fault fault = co_await connect_to(address, socket);
  if (fault) co_return ScanVerdict{ScanVerdict::Kind::away, "cannot connect: " + fault.message()};
  bool readable = true;
  const bool sent = co_await send_file(socket, file, readable);
  if (!readable) co_return ScanVerdict{ScanVerdict::Kind::unfit, "the file cannot be read"};
  const std::string answer = co_await read_answer(socket);
  if (answer.empty()) {
    co_return ScanVerdict{ScanVerdict::Kind::faulty, sent ? "no answer" : "the connection was closed"};
  }
  co_return verdict_of_answer(answer);
}

}  // namespace

std::optional<ClamdAddress> read_clamd_address(std::string_view text) {
  constexpr std::string_view local = "unix:";
  constexpr std::size_t longest_path = 100;  // of sockaddr_un
  if (text.starts_with(local)) {
    text.remove_prefix(local.size());
    if (!text.starts_with('/') || text.size() > longest_path) return std::nullopt;
    return ClamdAddress{std::string(text), {}, {}};
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view host = text.substr(0, colon), port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const bool is_number = !port.empty() && port.size() <= 5 &&
                         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (host.empty() || !is_number) return std::nullopt;
  return ClamdAddress{{}, std::string(host), std::string(port)};
}

ScanVerdict verdict_of_answer(std::string_view answer) {
  while (answer.ends_with('\n') || answer.ends_with(' ')) answer.remove_suffix(1);
  constexpr std::string_view before = "stream: ", found = " FOUND", error = " ERROR";
  // It would not look at all of it.
  constexpr std::string_view limits = "Heuristics.Limits.Exceeded";
  if (answer == "stream: OK") return {ScanVerdict::Kind::clean, ""};
  if (answer.starts_with(before) && answer.ends_with(found) && answer.size() > before.size() + found.size()) {
    const std::string_view name = answer.substr(before.size(), answer.size() - before.size() - found.size());
    return {name.starts_with(limits) ? ScanVerdict::Kind::unfit : ScanVerdict::Kind::infected, printable(name)};
  }
  if (answer.find("size limit exceeded") != std::string_view::npos) {
    return {ScanVerdict::Kind::unfit, "INSTREAM size limit exceeded"};
  }
  if (answer.ends_with(error)) answer.remove_suffix(error.size());
  return {ScanVerdict::Kind::faulty, printable(answer)};
}

Clamd::Clamd(ClamdAddress address, std::chrono::milliseconds patience)
    : address_(std::move(address)), patience_(patience) {}

Clamd::~Clamd() = default;

ScanVerdict Clamd::scan(document::ByteSource& file) {
  const auto io = std::make_shared<asio::io_context>(1);
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return {ScanVerdict::Kind::away, "stopping"};
    running_ = io;
  }
  std::optional<ScanVerdict> verdict;
  const auto keep = [&verdict](const std::exception_ptr& failure, ScanVerdict given) {
    verdict = failure ? ScanVerdict{ScanVerdict::Kind::faulty, "no answer"} : std::move(given);
  };
  asio::co_spawn(*io, ask(address_, file), keep);
  io->run_for(patience_);
  const std::lock_guard lock(mutex_);
  running_.reset();
  if (verdict) return *verdict;
  return stopping_ ? ScanVerdict{ScanVerdict::Kind::away, "stopping"}
                   : ScanVerdict{ScanVerdict::Kind::faulty, "no answer in time"};
}

void Clamd::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  if (running_) running_->stop();
}

}  // namespace madoguchi::server
