// One TCP connection: reads requests one after the other, has them answered, writes the answers, keeps alive or ends.
// Each connection lives on its own strand; stop() may be called from anywhere.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "server/http/dispatcher.h"
#include "server/http/stream.h"
#include "server/http/trusted_proxies.h"

namespace madoguchi::server {

class ConnectionBody;

struct ConnectionLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::chrono::seconds idle{30};       // between requests
  std::chrono::seconds header{10};     // for a whole header, and for agreeing on TLS before the first
  std::chrono::seconds stillness{30};  // within a body, or an answer: how long nothing may move
  bool secure_cookies = false;         // the portal is reached through HTTPS
  TrustedProxies proxies;              // whose X-Forwarded-For and X-Forwarded-Proto count
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // `tls` is of this connection; none: it speaks plain HTTP.
  Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> tls, Services& services,
             const ConnectionLimits& limits);

  boost::asio::awaitable<void> run();

  // Ends it: at once between requests, after the answer within one. An upload's body is ended, so that it is recorded.
  void stop();

 private:
  boost::asio::awaitable<bool> await_request();
  boost::asio::awaitable<bool> exchange();
  boost::asio::awaitable<bool> refuse_header(boost::beast::error_code error);
  boost::asio::awaitable<bool> write(const Response& response, bool with_body, bool keep_alive);
  boost::asio::awaitable<bool> write_file(const Response& response, const FileBody& file, bool keep_alive);
  boost::asio::awaitable<void> linger();
  void stop_body();

  std::shared_ptr<boost::asio::ssl::context> tls_;
  Stream stream_;
  boost::beast::flat_buffer buffer_;
  Services& services_;
  const ConnectionLimits& limits_;
  std::string peer_;
  ConnectionBody* body_ = nullptr;  // of the request that is being answered
  bool idle_ = false;
  bool stopping_ = false;
};

}  // namespace madoguchi::server
