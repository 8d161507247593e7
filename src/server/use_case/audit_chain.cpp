// The audit chain as text; see audit_chain.h.
#include "server/use_case/audit_chain.h"

#include <algorithm>
#include <array>

#include "form/value.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_line_bytes = 64 * 1024;
constexpr std::string_view hash_member = ",\"entryHash\":\"";
constexpr std::size_t hash_size = 64;

std::string canonical(const AuditRow& row) {
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
  return form::to_json(form::Value(entry));
}

bool is_hash(std::string_view text) {
  return text.size() == hash_size &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// One line of at most so many bytes; what is longer comes as it is so far, and is no entry.
bool next_line(std::istream& lines, std::string& line) {
  line.clear();
  char c = 0;
  while (lines.get(c)) {
    if (c == '\n') return true;
    line += c;
    if (line.size() > max_line_bytes) return true;
  }
  return !line.empty();
}

// What is wrong with an entry that comes after `last`.
AuditFinding::Kind fault_of(const AuditRow& row, const AuditRow& last) {
  using Kind = AuditFinding::Kind;
  if (row.sequence > last.sequence + 1) return Kind::missing;
  if (row.sequence < last.sequence + 1) return Kind::reordered;
  if (row.entry_hash != audit_entry_hash(row)) return Kind::changed;
  return row.previous_hash == last.entry_hash ? Kind::whole : Kind::relinked;
}

}  // namespace

std::string no_audit_hash() { return std::string(hash_size, '0'); }

std::string audit_entry_hash(const AuditRow& row) { return Keys::sha256_hex(canonical(row)); }

std::string audit_line(const AuditRow& row) {
  std::string line = canonical(row);
  line.pop_back();  // the closing brace
  return line.append(hash_member).append(row.entry_hash).append("\"}");
}

std::optional<AuditRow> read_audit_line(std::string_view line) {
  const auto parsed = form::parse_json(line);
  if (!parsed) return std::nullopt;
  AuditRow row;
  const auto integer = [&](std::string_view name, long long& into) {
    const form::Value* member = parsed->find(name);
    const std::int64_t* number = member ? member->as_integer() : nullptr;
    if (number) into = *number;
    return number != nullptr;
  };
  const auto text = [&](std::string_view name, std::string& into) {
    const form::Value* member = parsed->find(name);
    const std::string* found = member ? member->as_string() : nullptr;
    if (found) into = *found;
    return found != nullptr;
  };
  const bool complete = integer("sequence", row.sequence) && integer("atMs", row.at_ms) &&
                        text("actorId", row.actor_id) && text("actorRole", row.actor_role) &&
                        text("subjectType", row.subject_type) && text("subjectId", row.subject_id) &&
                        text("from", row.from_state) && text("to", row.to_state) &&
                        text("previousHash", row.previous_hash) && text("entryHash", row.entry_hash);
  // Byte for byte: nothing that the hash does not cover can hide in the line.
  if (!complete || !is_hash(row.entry_hash) || audit_line(row) != line) return std::nullopt;
  return row;
}

AuditFinding verify_audit_export(std::istream& lines, std::string_view expected_head) {
  AuditFinding finding;
  AuditRow last;
  last.entry_hash = no_audit_hash();
  bool head_was_there = expected_head.empty();
  for (std::string line; next_line(lines, line);) {
    ++finding.line;
    const auto row = read_audit_line(line);
    finding.kind = row ? fault_of(*row, last) : AuditFinding::Kind::unreadable;
    if (finding.kind != AuditFinding::Kind::whole) {
      const bool is_out_of_place = finding.kind == AuditFinding::Kind::reordered;
      finding.sequence = is_out_of_place ? row->sequence : last.sequence + 1;
      return finding;
    }
    last = *row;
    finding.sequence = last.sequence;
    finding.head = last.entry_hash;
    head_was_there = head_was_there || last.entry_hash == expected_head;
  }
  if (!head_was_there) finding.kind = AuditFinding::Kind::cut;
  return finding;
}

}  // namespace madoguchi::server
