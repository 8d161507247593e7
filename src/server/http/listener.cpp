// Accepting connections; see listener.h.
#include "server/http/listener.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

#include "server/http/log.h"
#include "server/http/services.h"

namespace madoguchi::server {

namespace asio = boost::asio;
using asio::ip::tcp;

Listener::Listener(asio::io_context& io, Services& services, const ConnectionLimits& limits,
                   std::size_t max_connections, const TlsIdentity* tls)
    : io_(io),
      acceptor_(asio::make_strand(io)),
      services_(services),
      limits_(limits),
      max_connections_(max_connections),
      tls_(tls) {}

Result<std::uint16_t, std::string> Listener::listen(const std::string& address, std::uint16_t port) {
  boost::system::error_code error;
  const auto ip = asio::ip::make_address(address, error);
  if (error) return Failure{"'" + address + "' is not an IP address"};
  const tcp::endpoint endpoint(ip, port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error == asio::error::address_in_use) {
    return Failure{"port " + std::to_string(port) + " on " + address + " is in use by another program"};
  }
  if (error) return Failure{"cannot listen on " + address + " port " + std::to_string(port) + ": " + error.message()};
  return acceptor_.local_endpoint().port();
}

asio::awaitable<void> Listener::accept_all() {
  asio::steady_timer pause(acceptor_.get_executor());
  while (acceptor_.is_open()) {
    boost::system::error_code error;
    tcp::socket socket =
        co_await acceptor_.async_accept(asio::make_strand(io_), asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      begin(std::move(socket));
      continue;
    }
    if (!acceptor_.is_open()) break;
    // Out of descriptors, most likely: what is open goes on, and some of it will end.
    log_warning("accept_failed", {{"what", error.message()}});
    pause.expires_after(std::chrono::milliseconds(200));
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
}

void Listener::begin(tcp::socket socket) {
  const auto executor = socket.get_executor();
  std::shared_ptr<Connection> connection;
  {
    const std::lock_guard lock(mutex_);
    if (services_.stopping || open_.size() >= max_connections_) return;  // closes the socket
    connection = std::make_shared<Connection>(std::move(socket), tls_ ? tls_->current() : nullptr, services_, limits_);
    open_.insert(connection);
  }
  asio::co_spawn(executor, connection->run(), [this, connection](const std::exception_ptr& thrown) {
    const std::lock_guard lock(mutex_);
    open_.erase(connection);
    if (thrown) log_error("connection_failed");
  });
}

void Listener::stop() {
  asio::post(acceptor_.get_executor(), [this] {
    boost::system::error_code ignored;  // it is closed one way or the other
    acceptor_.close(ignored);
  });
  const std::lock_guard lock(mutex_);
  for (const auto& connection : open_) connection->stop();
}

std::size_t Listener::open_connections() {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

}  // namespace madoguchi::server
