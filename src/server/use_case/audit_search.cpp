// Looking through the audit log; see audit_search.h.
#include "server/use_case/audit_search.h"

#include <limits>

#include "server/store/audit_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

constexpr int page_size = 50;

portal::AuditEntry entry_of(const NamedAuditRow& named) {
  const AuditRow& row = named.row;
  return {row.sequence,     rfc3339(row.at_ms), row.actor_id,   named.actor_name, row.actor_role,
          row.subject_type, row.subject_id,     row.from_state, row.to_state};
}

}  // namespace

portal::AuditPage search_audit(Context& context, const AuditSearch& search) {
  AuditFilter filter;
  filter.actor_id = search.actor;
  filter.subject_id = search.subject;
  filter.before_sequence = search.before.value_or(std::numeric_limits<std::int64_t>::max());
  filter.from_ms = search.from ? tokyo_midnight_ms(*search.from) : 0;
  filter.until_ms = search.to ? tokyo_midnight_ms(*search.to) + day_ms : std::numeric_limits<std::int64_t>::max();

  portal::AuditPage page;
  for (const NamedAuditRow& named : search_audit_entries(context.store.sql(), filter, page_size + 1)) {
    if (page.entries.size() == static_cast<std::size_t>(page_size)) {
      page.next = page.entries.back().sequence;
      break;
    }
    page.entries.push_back(entry_of(named));
  }
  return page;
}

}  // namespace madoguchi::server
