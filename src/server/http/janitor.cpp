// The chores of the house; see janitor.h.
#include "server/http/janitor.h"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <string_view>

#include "server/http/log.h"
#include "server/http/services.h"
#include "server/http/upload_janitor.h"
#include "server/mail/outbox.h"
#include "server/store/store.h"
#include "server/use_case/account_janitor.h"
#include "server/use_case/draft_purge.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;

constexpr auto between_rounds = std::chrono::minutes(10);

struct Chore {
  std::string_view name;
  std::function<void(Context&)> run;
};

asio::awaitable<void> do_chore(Services& services, const Chore& chore) {
  try {
    auto job = [&chore](Context& context) {
      chore.run(context);
      return true;
    };
    co_await on_worker(services.workers, std::move(job));
  } catch (const std::exception& error) {
    log_warning("tidying_failed", {{"chore", chore.name}, {"what", loggable_message(error)}});  // it comes round again
  }
}

}  // namespace

asio::awaitable<void> keep_tidy(Services& services, asio::steady_timer& timer) {
  const std::array chores{
      Chore{"uploads",
            [&services](Context& context) {
              const int count = remove_expired_uploads(context, services.upload_files);
              if (count > 0) log_info("uploads_expired", {{"count", count}});
            }},
      Chore{"evidence",
            [&services](Context& context) {
              const int count = remove_old_evidence(context, services.upload_files);
              if (count > 0) log_info("evidence_removed", {{"count", count}});
            }},
      Chore{"applications",
            [&services](Context& context) {
              const int count = anonymise_old_applications(context, services.upload_files);
              if (count > 0) log_info("applications_anonymised", {{"count", count}});
            }},
      Chore{"drafts",
            [](Context& context) {
              const PurgedDrafts purged = purge_drafts(context);
              if (purged.reminded > 0) log_info("drafts_reminded", {{"count", purged.reminded}});
              if (purged.ended > 0) log_info("drafts_ended", {{"count", purged.ended}});
            }},
      Chore{"accounts", purge_expired_accounts_data},
      Chore{"mails", purge_old_mails},
  };
  while (!services.stopping) {
    for (const Chore& chore : chores) {
      if (!services.stopping) co_await do_chore(services, chore);
    }
    timer.expires_after(between_rounds);
    boost::system::error_code cancelled;
    if (!services.stopping) co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
}

}  // namespace madoguchi::server
