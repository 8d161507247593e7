// The audit chain; see audit.h.
#include "server/use_case/audit.h"

#include <vector>

#include "form/value.h"
#include "server/store/audit_table.h"
#include "server/store/store.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr int page_size = 1'000;

// What stands before the first entry.
std::string no_hash() { return std::string(64, '0'); }

std::string hash_of(const Keys& keys, const AuditRow& row) {
  const form::Value::Object entry = {
      {"sequence", std::int64_t{row.sequence}},
      {"atMs", std::int64_t{row.at_ms}},
      {"actorId", row.actor_id},
      {"actorRole", row.actor_role},
      {"subjectType", row.subject_type},
      {"subjectId", row.subject_id},
      {"from", row.from_state},
      {"to", row.to_state},
      {"previousHash", row.previous_hash},
  };
  return keys.sha256_hex(form::to_json(form::Value(entry)));
}

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
  row.previous_hash = last ? last->entry_hash : no_hash();
  row.entry_hash = hash_of(context.keys, row);
  insert_audit_entry(sql, row);
}

std::optional<std::int64_t> first_broken_audit_entry(Context& context) {
  std::int64_t expected = 1;
  std::string previous = no_hash();
  for (;;) {
    const std::vector<AuditRow> page = list_audit_entries(context.store.sql(), expected, page_size);
    for (const AuditRow& row : page) {
      const bool fits =
          row.sequence == expected && row.previous_hash == previous && row.entry_hash == hash_of(context.keys, row);
      if (!fits) return expected;
      previous = row.entry_hash;
      ++expected;
    }
    if (page.size() < static_cast<std::size_t>(page_size)) return std::nullopt;
  }
}

}  // namespace madoguchi::server
