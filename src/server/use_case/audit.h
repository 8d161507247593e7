// Writing and reading the audit chain (B6): each entry's hash covers the hash of the entry before, so that no entry can
// be changed or taken out unseen. How it is hashed, so that anyone can verify it, is said in audit_chain.h. Entries
// hold ids and names of states only, never personal data.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
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

struct AuditExport {
  std::int64_t entries = 0;
  std::string head;  // the hash of the last entry; empty where there is none
};

// All entries as they are, one a line (audit_chain.h). Whether they are whole is for verifying to say.
AuditExport export_audit(Context& context, std::ostream& out);

}  // namespace madoguchi::server
