// Schema version 4: which notices an account has read, and what the portal's search finds. The full-text index is
// SQLite's (FTS5); its rows are those of search_entries.
#include "server/store/migrations_004.h"

#include <soci/soci.h>

#include <array>
#include <string>
#include <vector>

#include "server/store/site_search_table.h"

namespace madoguchi::server {
namespace {

constexpr std::array statements = {
    std::string_view(R"(CREATE TABLE notice_readings (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  read_at_ms BIGINT NOT NULL,
  PRIMARY KEY (account_id, notice_id)
))"),
    std::string_view("CREATE INDEX notice_readings_by_notice ON notice_readings (notice_id)"),

    // `subject`: "article/ID" or "notice/ID"; `tag` changes with it.
    std::string_view(R"(CREATE TABLE search_subjects (
  subject TEXT NOT NULL PRIMARY KEY,
  tag TEXT NOT NULL
))"),
    std::string_view(R"(CREATE TABLE search_entries (
  number INTEGER NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL
))"),
    std::string_view("CREATE INDEX search_entries_by_subject ON search_entries (subject)"),
    std::string_view("CREATE VIRTUAL TABLE site_search USING fts5 (kind, title, words, tokenize = 'ascii')"),
};

}  // namespace

std::span<const std::string_view> migration_004() { return statements; }

void index_notices(soci::session& sql) {
  struct Notice {
    std::string id, title, body;
    long long version = 0;
  } row;
  std::vector<Notice> notices;
  soci::statement select = (sql.prepare << "SELECT id, version, title, body FROM notices", soci::into(row.id),
                            soci::into(row.version), soci::into(row.title), soci::into(row.body));
  select.execute();
  while (select.fetch()) notices.push_back(row);
  for (const Notice& notice : notices) replace_notice_entry(sql, notice.id, notice.version, notice.title, notice.body);
}

}  // namespace madoguchi::server
