// Notices (お知らせ) as administrators write them. Each change names the version that it changes; each has an audit
// entry.
#pragma once

#include <string_view>

#include "portal/administration_messages.h"
#include "server/use_case/context.h"
#include "server/use_case/precondition.h"

namespace madoguchi::server {

// The last 500.
portal::NoticeList list_notices(Context& context);
// Problem: notice.unknown (404).
Outcome<portal::Notice> find_notice(Context& context, std::string_view id);
// Problem: notice.invalid (422: control characters, or nothing that can be seen).
Outcome<portal::Notice> create_notice(Context& context, const Caller& actor, const portal::NoticeRequest& request);
// Problems: notice.precondition_missing (428), notice.invalid (422), notice.unknown (404), notice.conflict (412).
Outcome<portal::Notice> change_notice(Context& context, const Caller& actor, std::string_view id,
                                      const Precondition& precondition, const portal::NoticeRequest& request);
// Problems: notice.precondition_missing (428), notice.unknown (404), notice.conflict (412).
Outcome<bool> remove_notice(Context& context, const Caller& actor, std::string_view id,
                            const Precondition& precondition);

}  // namespace madoguchi::server
