// Statements about sessions; see session_table.h.
#include "server/store/session_table.h"

namespace soci {

template <>
struct type_conversion<madoguchi::server::SessionRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::SessionRow& row) {
    row.id = from.get<std::string>("id");
    row.account_id = from.get<std::string>("account_id");
    row.created_at_ms = from.get<long long>("created_at_ms");
    row.last_seen_ms = from.get<long long>("last_seen_ms");
    row.ends_at_ms = from.get<long long>("ends_at_ms");
    row.second_factor = from.get<std::string>("second_factor");
    row.user_agent = from.get<std::string>("user_agent");
  }

  static void to_base(const madoguchi::server::SessionRow& row, values& to, indicator& state) {
    to.set("id", row.id);
    to.set("account_id", row.account_id);
    to.set("created_at_ms", row.created_at_ms);
    to.set("last_seen_ms", row.last_seen_ms);
    to.set("ends_at_ms", row.ends_at_ms);
    to.set("second_factor", row.second_factor);
    to.set("user_agent", row.user_agent);
    state = i_ok;
  }
};

}  // namespace soci

namespace madoguchi::server {
namespace {

const std::string select_sessions =
    "SELECT id, account_id, created_at_ms, last_seen_ms, ends_at_ms, second_factor, user_agent FROM sessions ";

std::optional<SessionRow> find_one(soci::session& sql, const std::string& condition, const std::string& value) {
  SessionRow row;
  sql << select_sessions + condition, soci::use(value, "value"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

}  // namespace

void insert_session(soci::session& sql, const SessionRow& row, const std::string& token_hash) {
  sql << "INSERT INTO sessions (id, token_hash, account_id, created_at_ms, last_seen_ms, ends_at_ms, second_factor, "
         "user_agent) VALUES (:id, :token_hash, :account_id, :created_at_ms, :last_seen_ms, :ends_at_ms, "
         ":second_factor, :user_agent)",
      soci::use(row), soci::use(token_hash, "token_hash");
}

std::optional<SessionRow> find_session(soci::session& sql, const std::string& token_hash) {
  return find_one(sql, "WHERE token_hash = :value", token_hash);
}

std::optional<SessionRow> find_session_by_id(soci::session& sql, const std::string& id) {
  return find_one(sql, "WHERE id = :value", id);
}

std::vector<SessionRow> list_session_rows(soci::session& sql, const std::string& account_id, std::int64_t seen_after_ms,
                                          std::int64_t now_ms, int limit) {
  const soci::rowset<SessionRow> found =
      (sql.prepare << select_sessions +
                          "WHERE account_id = :account_id AND last_seen_ms > :seen_after AND ends_at_ms > :now "
                          "ORDER BY last_seen_ms DESC, id LIMIT :limit",
       soci::use(account_id, "account_id"), soci::use(seen_after_ms, "seen_after"), soci::use(now_ms, "now"),
       soci::use(limit, "limit"));
  return {found.begin(), found.end()};
}

void touch_session(soci::session& sql, const std::string& id, std::int64_t now_ms) {
  sql << "UPDATE sessions SET last_seen_ms = :now WHERE id = :id", soci::use(now_ms, "now"), soci::use(id, "id");
}

void renew_session(soci::session& sql, const SessionRow& row, const std::string& token_hash) {
  sql << "UPDATE sessions SET token_hash = :token_hash, second_factor = 'passed', last_seen_ms = :last_seen_ms, "
         "ends_at_ms = :ends_at_ms WHERE id = :id",
      soci::use(token_hash, "token_hash"), soci::use(row.last_seen_ms, "last_seen_ms"),
      soci::use(row.ends_at_ms, "ends_at_ms"), soci::use(row.id, "id");
}

void delete_session(soci::session& sql, const std::string& id) {
  sql << "DELETE FROM sessions WHERE id = :id", soci::use(id, "id");
}

bool delete_session_of(soci::session& sql, const std::string& account_id, const std::string& id) {
  soci::statement remove = (sql.prepare << "DELETE FROM sessions WHERE id = :id AND account_id = :account_id",
                            soci::use(id, "id"), soci::use(account_id, "account_id"));
  remove.execute(true);
  return remove.get_affected_rows() > 0;
}

void delete_sessions_of(soci::session& sql, const std::string& account_id, const std::string& except_id) {
  sql << "DELETE FROM sessions WHERE account_id = :account_id AND id <> :except_id",
      soci::use(account_id, "account_id"), soci::use(except_id, "except_id");
}

void delete_stale_sessions(soci::session& sql, std::int64_t last_seen_before_ms) {
  sql << "DELETE FROM sessions WHERE last_seen_ms < :before", soci::use(last_seen_before_ms, "before");
}

}  // namespace madoguchi::server
