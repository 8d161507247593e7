// Statements about the audit chain (B6): entries are only ever added. How they are hashed is said in use_case/audit.h.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct AuditRow {
  long long sequence = 0;  // from 1, without gaps
  long long at_ms = 0;
  std::string actor_id;  // account; empty: the server itself
  std::string actor_role;
  std::string subject_type;
  std::string subject_id;
  std::string from_state;
  std::string to_state;
  std::string previous_hash;
  std::string entry_hash;
};

std::optional<AuditRow> find_last_audit_entry(soci::session& sql);
void insert_audit_entry(soci::session& sql, const AuditRow& row);
// From `first_sequence` on, in order.
std::vector<AuditRow> list_audit_entries(soci::session& sql, std::int64_t first_sequence, int limit);

// What is looked for. Entries are added in the order of the clock: a time is a range of sequences.
struct AuditFilter {
  std::string actor_id;    // empty: whoever
  std::string subject_id;  // empty: whatever
  long long before_sequence = 0;
  long long from_ms = 0;
  long long until_ms = 0;  // not included
};

struct NamedAuditRow {
  AuditRow row;
  std::string actor_name;  // empty: no account of that id
};

// The newest first.
std::vector<NamedAuditRow> search_audit_entries(soci::session& sql, const AuditFilter& filter, int limit);

}  // namespace madoguchi::server
