// Running the server; see server.h.
#include "server/http/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <thread>
#include <vector>

#include "server/http/janitor.h"
#include "server/http/listener.h"
#include "server/http/log.h"
#include "server/http/tls.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;

// Waits for a signal, then for what is under way; ends the io_context at the latest after the patience.
asio::awaitable<void> stop_on_signal(asio::io_context& io, asio::signal_set& signals, Services& services,
                                     Listener& listener, asio::steady_timer& janitor, std::chrono::seconds patience) {
  const auto executor = co_await asio::this_coro::executor;
  co_await signals.async_wait(asio::use_awaitable);
  log_info("stopping", {{"openConnections", static_cast<std::int64_t>(listener.open_connections())}});
  services.stopping = true;
  listener.stop();
  asio::post(janitor.get_executor(), [&janitor] { janitor.cancel(); });

  const auto deadline = std::chrono::steady_clock::now() + patience;
  asio::steady_timer pause(executor);
  while (listener.open_connections() > 0 && std::chrono::steady_clock::now() < deadline) {
    pause.expires_after(std::chrono::milliseconds(10));
    co_await pause.async_wait(asio::use_awaitable);
  }
  log_info("stopped", {{"cutConnections", static_cast<std::int64_t>(listener.open_connections())}});
  io.stop();
}

// A new certificate is taken up without a stop. Without TLS the signal does nothing.
asio::awaitable<void> reload_on_signal(asio::signal_set& signals, TlsIdentity* tls) {
  for (;;) {
    co_await signals.async_wait(asio::use_awaitable);
    if (!tls) continue;
    if (const auto fault = tls->reload()) {
      log_error("tls_not_reloaded", {{"what", *fault}});
    } else {
      log_info("tls_reloaded");
    }
  }
}

}  // namespace

Result<bool, std::string> run_server(const ServerOptions& options, Services& services,
                                     const std::function<void(std::uint16_t)>& ready) {
  std::signal(SIGPIPE, SIG_IGN);
  std::unique_ptr<TlsIdentity> tls;
  if (!options.tls_certificate.empty()) {
    auto loaded = TlsIdentity::load(options.tls_certificate, options.tls_key);
    if (!loaded) return Failure{loaded.error()};
    tls = std::move(loaded.value());
  }
  asio::io_context io(options.threads);
  Listener listener(io, services, options.limits, options.max_connections, tls.get());
  const auto port = listener.listen(options.address, options.port);
  if (!port) return Failure{port.error()};

  // Before there are threads: of two that make Asio's signal service at once, the one whose service is thrown away
  // takes the other's descriptor out of the reactor, and no signal is heard any more.
  asio::signal_set stop_signals(asio::make_strand(io), SIGTERM, SIGINT);
  asio::signal_set reload_signals(asio::make_strand(io), SIGHUP);
  asio::steady_timer janitor(asio::make_strand(io));
  asio::co_spawn(asio::make_strand(io), listener.accept_all(), asio::detached);
  asio::co_spawn(janitor.get_executor(), keep_tidy(services, janitor), asio::detached);
  asio::co_spawn(reload_signals.get_executor(), reload_on_signal(reload_signals, tls.get()), asio::detached);
  asio::co_spawn(stop_signals.get_executor(),
                 stop_on_signal(io, stop_signals, services, listener, janitor, options.stop_patience), asio::detached);
  ready(*port);

  std::vector<std::thread> threads;
  for (int i = 1; i < options.threads; ++i) threads.emplace_back([&io] { io.run(); });
  io.run();
  for (std::thread& thread : threads) thread.join();
  // Before the io_context goes: jobs refer to coroutines that live in it.
  services.workers.stop();
  services.disk.stop();
  services.tables.stop();
  return true;
}

}  // namespace madoguchi::server
