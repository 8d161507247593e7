// Takes away what accounts no longer need: links in mails that have expired, sessions that have ended, attempts that no
// longer count.
#pragma once

#include "server/use_case/context.h"

namespace madoguchi::server {

void purge_expired_accounts_data(Context& context);

}  // namespace madoguchi::server
