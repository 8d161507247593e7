// Statements about sessions. The store knows a session's token only as a keyed hash.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct SessionRow {
  std::string id;
  std::string account_id;
  long long created_at_ms = 0;
  long long last_seen_ms = 0;
  long long ends_at_ms = 0;              // the absolute end
  std::string second_factor = "passed";  // portal::second_factor_name
  std::string user_agent;
};

void insert_session(soci::session& sql, const SessionRow& row, const std::string& token_hash);
std::optional<SessionRow> find_session(soci::session& sql, const std::string& token_hash);
std::optional<SessionRow> find_session_by_id(soci::session& sql, const std::string& id);
// Those of an account that have not ended, newest use first.
std::vector<SessionRow> list_session_rows(soci::session& sql, const std::string& account_id, std::int64_t seen_after_ms,
                                          std::int64_t now_ms, int limit);
void touch_session(soci::session& sql, const std::string& id, std::int64_t now_ms);
// The session goes on under a new token, with the second factor passed.
void renew_session(soci::session& sql, const SessionRow& row, const std::string& token_hash);
void delete_session(soci::session& sql, const std::string& id);
// Whether the account had such a session.
bool delete_session_of(soci::session& sql, const std::string& account_id, const std::string& id);
// All of an account's but one; an empty id keeps none.
void delete_sessions_of(soci::session& sql, const std::string& account_id, const std::string& except_id);
// Takes away sessions that nobody has used since `last_seen_before_ms`.
void delete_stale_sessions(soci::session& sql, std::int64_t last_seen_before_ms);

}  // namespace madoguchi::server
