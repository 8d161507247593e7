// The audit chain; see audit.h.
#include "server/use_case/audit.h"

#include <vector>

#include "server/store/audit_table.h"
#include "server/store/store.h"
#include "server/use_case/audit_chain.h"

namespace madoguchi::server {
namespace {

constexpr int page_size = 1'000;

}  // namespace

void append_audit_entry(Context& context, const Caller& actor, const AuditedMove& move) {
  soci::session& sql = context.store.sql();
  const std::optional<AuditRow> last = find_last_audit_entry(sql);
  AuditRow row;
  row.sequence = last ? last->sequence + 1 : 1;
  row.at_ms = context.now_ms();
  row.actor_id = actor.account_id;
  row.actor_role = portal::role_name(actor.role);
  row.subject_type = move.subject_type;
  row.subject_id = move.subject_id;
  row.from_state = move.from;
  row.to_state = move.to;
  row.previous_hash = last ? last->entry_hash : no_audit_hash();
  row.entry_hash = audit_entry_hash(row);
  insert_audit_entry(sql, row);
}

std::optional<std::int64_t> first_broken_audit_entry(Context& context) {
  std::int64_t expected = 1;
  std::string previous = no_audit_hash();
  for (;;) {
    const std::vector<AuditRow> page = list_audit_entries(context.store.sql(), expected, page_size);
    for (const AuditRow& row : page) {
      const bool fits =
          row.sequence == expected && row.previous_hash == previous && row.entry_hash == audit_entry_hash(row);
      if (!fits) return expected;
      previous = row.entry_hash;
      ++expected;
    }
    if (page.size() < static_cast<std::size_t>(page_size)) return std::nullopt;
  }
}

AuditExport export_audit(Context& context, std::ostream& out) {
  AuditExport exported;
  for (std::int64_t next = 1;;) {
    const std::vector<AuditRow> page = list_audit_entries(context.store.sql(), next, page_size);
    for (const AuditRow& row : page) {
      out << audit_line(row) << '\n';
      exported.head = row.entry_hash;
      next = row.sequence + 1;
    }
    exported.entries += static_cast<std::int64_t>(page.size());
    if (page.size() < static_cast<std::size_t>(page_size)) return exported;
  }
}

}  // namespace madoguchi::server
