// The audit chain (B6): each entry's hash covers the hash of the entry before, so that no entry can be changed or taken
// out unseen. Anyone who holds the entries can verify them: the hash is plain SHA-256 over the entry's canonical JSON
// {"sequence","atMs","actorId","actorRole","subjectType","subjectId","from","to","previousHash"} in this order. Entries
// hold ids only, never personal data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct AuditedMove {
  std::string subject_type;  // "application", "facilityCheck"
  std::string subject_id;
  std::string from;
  std::string to;
};

// Adds an entry; to be called inside the Transaction that makes the move.
void append_audit_entry(Context& context, const Caller& actor, const AuditedMove& move);

// The first entry that does not fit the chain; nothing when all do.
std::optional<std::int64_t> first_broken_audit_entry(Context& context);

}  // namespace madoguchi::server
