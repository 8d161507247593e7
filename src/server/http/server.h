// The whole HTTP server over its parts: threads, listener, janitor, signals. run() returns after an orderly stop.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "server/http/connection.h"
#include "server/http/services.h"
#include "text/result.h"

namespace madoguchi::server {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  int threads = 2;
  std::size_t max_connections = 512;
  std::chrono::seconds stop_patience{10};  // how long a stop waits for what is under way
  ConnectionLimits limits;
  // Both or neither: with them the server speaks TLS. SIGHUP reads them again.
  std::filesystem::path tls_certificate;
  std::filesystem::path tls_key;
};

// Serves until SIGTERM or SIGINT. `ready` is told the port once connections are accepted. The error is a sentence for
// the log.
Result<bool, std::string> run_server(const ServerOptions& options, Services& services,
                                     const std::function<void(std::uint16_t)>& ready);

}  // namespace madoguchi::server
