// Tidying uploads; see upload_janitor.h.
#include "server/http/upload_janitor.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <exception>

#include "server/http/log.h"
#include "server/http/services.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server {

namespace asio = boost::asio;

int remove_expired_uploads(Context& context, const UploadFiles& files) {
  constexpr int at_once = 100;
  int count = 0;
  for (const std::string& id : expired_uploads(context, at_once)) {
    if (!forget_upload(context, id)) continue;
    files.remove(id);
    ++count;
  }
  return count;
}

int remove_ownerless_files(Context& context, const UploadFiles& files) {
  int count = 0;
  for (const std::string& id : files.list()) {
    const auto record = find_upload_row(context.store.sql(), id);
    if (record && record->state != "refused") continue;
    files.remove(id);
    ++count;
  }
  return count;
}

asio::awaitable<void> keep_uploads_tidy(Services& services, asio::steady_timer& timer) {
  while (!services.stopping) {
    timer.expires_after(std::chrono::minutes(10));
    boost::system::error_code cancelled;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (services.stopping) break;
    try {
      auto job = [&services](Context& context) { return remove_expired_uploads(context, services.upload_files); };
      const int count = co_await on_worker(services.workers, std::move(job));
      if (count > 0) log_info("uploads_expired", {{"count", count}});
    } catch (const std::exception& error) {
      log_warning("tidying_failed", {{"what", loggable_message(error)}});  // it comes round again
    }
  }
}

}  // namespace madoguchi::server
