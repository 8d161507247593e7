// Statements about the audit chain; see audit_table.h.
#include "server/store/audit_table.h"

#include <algorithm>

namespace soci {

template <>
struct type_conversion<madoguchi::server::AuditRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::AuditRow& row) {
    row.sequence = from.get<long long>("sequence");
    row.at_ms = from.get<long long>("at_ms");
    row.actor_id = from.get<std::string>("actor_id");
    row.actor_role = from.get<std::string>("actor_role");
    row.subject_type = from.get<std::string>("subject_type");
    row.subject_id = from.get<std::string>("subject_id");
    row.from_state = from.get<std::string>("from_state");
    row.to_state = from.get<std::string>("to_state");
    row.previous_hash = from.get<std::string>("previous_hash");
    row.entry_hash = from.get<std::string>("entry_hash");
  }

  static void to_base(const madoguchi::server::AuditRow& row, values& to, indicator& state) {
    to.set("sequence", row.sequence);
    to.set("at_ms", row.at_ms);
    to.set("actor_id", row.actor_id);
    to.set("actor_role", row.actor_role);
    to.set("subject_type", row.subject_type);
    to.set("subject_id", row.subject_id);
    to.set("from_state", row.from_state);
    to.set("to_state", row.to_state);
    to.set("previous_hash", row.previous_hash);
    to.set("entry_hash", row.entry_hash);
    state = i_ok;
  }
};

template <>
struct type_conversion<madoguchi::server::NamedAuditRow> {
  using base_type = values;

  static void from_base(const values& from, indicator state, madoguchi::server::NamedAuditRow& named) {
    type_conversion<madoguchi::server::AuditRow>::from_base(from, state, named.row);
    named.actor_name = from.get<std::string>("person_name", "");
  }

  static void to_base(const madoguchi::server::NamedAuditRow&, values&, indicator&) {}
};

}  // namespace soci

namespace madoguchi::server {

std::optional<AuditRow> find_last_audit_entry(soci::session& sql) {
  AuditRow row;
  sql << "SELECT sequence, at_ms, actor_id, actor_role, subject_type, subject_id, from_state, to_state, previous_hash, "
         "entry_hash FROM audit_entries ORDER BY sequence DESC LIMIT 1",
      soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void insert_audit_entry(soci::session& sql, const AuditRow& row) {
  sql << "INSERT INTO audit_entries (sequence, at_ms, actor_id, actor_role, subject_type, subject_id, from_state, "
         "to_state, previous_hash, entry_hash) VALUES (:sequence, :at_ms, :actor_id, :actor_role, :subject_type, "
         ":subject_id, :from_state, :to_state, :previous_hash, :entry_hash)",
      soci::use(row);
}

std::vector<AuditRow> list_audit_entries(soci::session& sql, std::int64_t first_sequence, int limit) {
  AuditRow row;
  soci::statement select =
      (sql.prepare
           << "SELECT sequence, at_ms, actor_id, actor_role, subject_type, subject_id, from_state, to_state, "
              "previous_hash, entry_hash FROM audit_entries WHERE sequence >= :first ORDER BY sequence LIMIT :limit",
       soci::use(first_sequence, "first"), soci::use(limit, "limit"), soci::into(row));
  std::vector<AuditRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

namespace {

const std::string search_columns =
    "SELECT sequence, at_ms, actor_id, actor_role, subject_type, subject_id, from_state, to_state, previous_hash, "
    "entry_hash, person_name FROM audit_entries LEFT JOIN accounts ON accounts.id = actor_id "
    "WHERE sequence >= :lowest AND sequence <= :highest ";
const std::string search_order = "ORDER BY sequence DESC LIMIT :limit";

// The range of sequences of a range of times; an empty one where nothing was written then.
struct SequenceRange {
  long long lowest = 1;
  long long highest = 0;
};

SequenceRange sequences_of(soci::session& sql, const AuditFilter& filter) {
  SequenceRange range;
  sql << "SELECT sequence FROM audit_entries WHERE at_ms >= :from ORDER BY at_ms, sequence LIMIT 1",
      soci::use(filter.from_ms, "from"), soci::into(range.lowest);
  if (!sql.got_data()) return {};
  sql << "SELECT sequence FROM audit_entries WHERE at_ms < :until ORDER BY at_ms DESC, sequence DESC LIMIT 1",
      soci::use(filter.until_ms, "until"), soci::into(range.highest);
  if (!sql.got_data()) return {};
  range.highest = std::min(range.highest, filter.before_sequence - 1);
  return range;
}

}  // namespace

std::vector<NamedAuditRow> search_audit_entries(soci::session& sql, const AuditFilter& filter, int limit) {
  const SequenceRange range = sequences_of(sql, filter);
  std::vector<NamedAuditRow> rows;
  if (range.lowest > range.highest) return rows;
  NamedAuditRow row;
  soci::statement select(sql);
  select.exchange(soci::use(range.lowest, "lowest"));
  select.exchange(soci::use(range.highest, "highest"));
  std::string conditions;
  if (!filter.actor_id.empty()) {
    conditions += "AND actor_id = :actor ";
    select.exchange(soci::use(filter.actor_id, "actor"));
  }
  if (!filter.subject_id.empty()) {
    conditions += "AND subject_id = :subject ";
    select.exchange(soci::use(filter.subject_id, "subject"));
  }
  select.exchange(soci::use(limit, "limit"));
  select.exchange(soci::into(row));
  select.alloc();
  select.prepare(search_columns + conditions + search_order);
  select.define_and_bind();
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace madoguchi::server
