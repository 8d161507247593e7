// The audit chain (B6) as plain text, so that anyone who holds an export can verify it without a database and without a
// key. An entry's canonical form is the JSON object
// {"sequence","atMs","actorId","actorRole","subjectType","subjectId","from","to","previousHash"} in this order, without
// white space; its hash is SHA-256 over those bytes, in lower-case hex. An export has one entry a line: the canonical
// object with "entryHash" as its last member. What stands before the first entry is 64 zeros.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/audit_table.h"

namespace madoguchi::server {

// What stands before the first entry.
std::string no_audit_hash();
std::string audit_entry_hash(const AuditRow& row);

// A line of an export, without its line end; and back, where the line is one and has exactly this form.
std::string audit_line(const AuditRow& row);
std::optional<AuditRow> read_audit_line(std::string_view line);

// What verifying an export finds first.
struct AuditFinding {
  enum class Kind {
    whole,
    unreadable,  // the line is no entry
    changed,     // the entry's content is not what its hash says
    missing,     // the entry is not there: a later one stands in its place
    reordered,   // the entry stands where it does not belong: it comes again, or after a later one
    relinked,    // the entry's hash is right, but it does not continue the entry before
    cut,         // the head that was expected is in no entry
  } kind = Kind::whole;
  std::int64_t line = 0;      // in the file, from 1
  std::int64_t sequence = 0;  // of the entry that is concerned; cut and whole: of the last one
  std::string head;           // the hash of the last entry that was read
};

// Reads until the first fault. `expected_head`, unless empty, is the hash of an entry that was noted earlier: the file
// must still hold it, which neither a cut nor a chain that was made anew does.
AuditFinding verify_audit_export(std::istream& lines, std::string_view expected_head);

}  // namespace madoguchi::server
