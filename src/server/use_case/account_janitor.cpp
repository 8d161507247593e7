// Tidying accounts; see account_janitor.h.
#include "server/use_case/account_janitor.h"

#include "server/store/link_table.h"
#include "server/store/session_table.h"
#include "server/store/store.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server {

void purge_expired_accounts_data(Context& context) {
  const std::int64_t now = context.now_ms();
  Transaction transaction(context.store);
  delete_expired_links(context.store.sql(), now);
  delete_stale_sessions(context.store.sql(), now - context.settings.session_idle_ms);
  delete_forgotten_attempts(context);
  transaction.commit();
}

}  // namespace madoguchi::server
