// Looking through the audit log, the newest entries first, page by page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "portal/administration_messages.h"
#include "server/use_case/context.h"
#include "text/date.h"

namespace madoguchi::server {

struct AuditSearch {
  std::string actor;                   // an account's id; empty: whoever
  std::string subject;                 // the id of what was changed; empty: whatever
  std::optional<text::Date> from, to;  // days in Tokyo, both included
  std::optional<std::int64_t> before;  // a sequence: what the page before gave as `next`
};

portal::AuditPage search_audit(Context& context, const AuditSearch& search);

}  // namespace madoguchi::server
