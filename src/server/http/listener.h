// Accepts connections and knows those that are open, to bound their number and to stop them.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "server/http/connection.h"
#include "server/http/tls.h"
#include "text/result.h"

namespace madoguchi::server {

class Listener {
 public:
  // `tls` may be null: plain HTTP.
  Listener(boost::asio::io_context& io, Services& services, const ConnectionLimits& limits, std::size_t max_connections,
           const TlsIdentity* tls);

  // Binds; port 0 takes a free one. Gives the port, or a sentence for the log.
  Result<std::uint16_t, std::string> listen(const std::string& address, std::uint16_t port);
  boost::asio::awaitable<void> accept_all();

  // No new connections; the open ones end as soon as they can.
  void stop();
  std::size_t open_connections();

 private:
  void begin(boost::asio::ip::tcp::socket socket);

  boost::asio::io_context& io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  Services& services_;
  ConnectionLimits limits_;
  std::size_t max_connections_;
  const TlsIdentity* tls_;
  std::mutex mutex_;
  std::set<std::shared_ptr<Connection>> open_;
};

}  // namespace madoguchi::server
