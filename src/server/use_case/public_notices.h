// Notices (お知らせ) as everyone reads them: published, and today within their period. Who has logged in is told which
// ones are new to them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portal/notice_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// The last 200. `account_id`: whose; empty: a stranger's.
portal::PublicNoticeList list_public_notices(Context& context, const std::string& account_id);
// Problem: notice.unknown (404).
Outcome<portal::PublicNotice> find_public_notice(Context& context, std::string_view id, const std::string& account_id);
// Problem: notice.unknown (404).
Outcome<Done> mark_notice_read(Context& context, const Caller& caller, std::string_view id);

// The newest 50 as an Atom feed (RFC 4287).
std::string notice_feed(Context& context);

}  // namespace madoguchi::server
