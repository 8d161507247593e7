// Statements about notices (お知らせ).
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace madoguchi::server {

struct NoticeRow {
  std::string id;
  long long version = 0;
  std::string title;
  std::string body;
  std::string category;  // portal::notice_category_name
  bool important = false;
  std::string state;        // portal::notice_state_name
  std::string valid_from;   // ISO 8601 day
  std::string valid_until;  // empty: without end
  long long changed_at_ms = 0;
};

std::optional<NoticeRow> find_notice_row(soci::session& sql, const std::string& id);
// All but their bodies: the newest first by the day from which they stand.
std::vector<NoticeRow> list_notice_rows(soci::session& sql, int limit);
void insert_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms);
// Everything but the id becomes what `row` says.
void update_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms);
void delete_notice(soci::session& sql, const std::string& id);

// Those that are published and stand on this day (ISO 8601), the newest first: without their bodies, or whole.
std::vector<NoticeRow> list_standing_notice_rows(soci::session& sql, const std::string& day, int limit);
std::vector<NoticeRow> list_fed_notice_rows(soci::session& sql, const std::string& day, int limit);

// Which notices an account has read; a notice that is deleted takes its readings along.
std::set<std::string> read_notice_ids(soci::session& sql, const std::string& account_id);
bool was_notice_read(soci::session& sql, const std::string& account_id, const std::string& notice_id);
void insert_notice_reading(soci::session& sql, const std::string& account_id, const std::string& notice_id,
                           std::int64_t now_ms);

}  // namespace madoguchi::server
