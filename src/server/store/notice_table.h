// Statements about notices (お知らせ).
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
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
};

std::optional<NoticeRow> find_notice_row(soci::session& sql, const std::string& id);
// All but their bodies: the newest first by the day from which they stand.
std::vector<NoticeRow> list_notice_rows(soci::session& sql, int limit);
void insert_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms);
// Everything but the id becomes what `row` says.
void update_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms);
void delete_notice(soci::session& sql, const std::string& id);

}  // namespace madoguchi::server
