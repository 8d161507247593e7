// Statements about notices; see notice_table.h.
#include "server/store/notice_table.h"

namespace soci {

template <>
struct type_conversion<madoguchi::server::NoticeRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::NoticeRow& row) {
    row.id = from.get<std::string>("id");
    row.version = from.get<long long>("version");
    row.title = from.get<std::string>("title");
    row.body = from.get<std::string>("body");
    row.category = from.get<std::string>("category");
    row.important = from.get<int>("important") != 0;
    row.state = from.get<std::string>("state");
    row.valid_from = from.get<std::string>("valid_from");
    row.valid_until = from.get<std::string>("valid_until", "");
    row.changed_at_ms = from.get<long long>("changed_at_ms");
  }

  static void to_base(const madoguchi::server::NoticeRow& row, values& to, indicator& state) {
    to.set("id", row.id);
    to.set("version", row.version);
    to.set("title", row.title);
    to.set("body", row.body);
    to.set("category", row.category);
    to.set("important", row.important ? 1 : 0);
    to.set("state", row.state);
    to.set("valid_from", row.valid_from);
    to.set("valid_until", row.valid_until, row.valid_until.empty() ? i_null : i_ok);
    state = i_ok;
  }
};

}  // namespace soci

namespace madoguchi::server {
namespace {

// `body`: what stands for it.
std::vector<NoticeRow> standing_rows(soci::session& sql, const std::string& body, const std::string& day, int limit) {
  NoticeRow row;
  soci::statement select =
      (sql.prepare << "SELECT id, version, title, " + body +
                          " AS body, category, important, state, valid_from, valid_until, changed_at_ms FROM notices "
                          "WHERE state = 'published' AND valid_from <= :day AND (valid_until IS NULL OR "
                          "valid_until >= :day) ORDER BY valid_from DESC, created_at_ms DESC, id LIMIT :limit",
       soci::use(day, "day"), soci::use(limit, "limit"), soci::into(row));
  std::vector<NoticeRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace

std::optional<NoticeRow> find_notice_row(soci::session& sql, const std::string& id) {
  NoticeRow row;
  sql << "SELECT id, version, title, body, category, important, state, valid_from, valid_until, changed_at_ms "
         "FROM notices WHERE id = :id",
      soci::use(id, "id"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::vector<NoticeRow> list_notice_rows(soci::session& sql, int limit) {
  NoticeRow row;
  soci::statement select =
      (sql.prepare << "SELECT id, version, title, '' AS body, category, important, state, valid_from, valid_until, "
                      "changed_at_ms FROM notices WHERE state IN ('draft', 'published') "
                      "ORDER BY valid_from DESC, created_at_ms DESC, id LIMIT :limit",
       soci::use(limit, "limit"), soci::into(row));
  std::vector<NoticeRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

void insert_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO notices (id, version, title, body, category, important, state, valid_from, valid_until, "
         "created_at_ms, changed_at_ms) VALUES (:id, :version, :title, :body, :category, :important, :state, "
         ":valid_from, :valid_until, :now, :now)",
      soci::use(row), soci::use(now_ms, "now");
}

void update_notice(soci::session& sql, const NoticeRow& row, std::int64_t now_ms) {
  sql << "UPDATE notices SET version = :version, title = :title, body = :body, category = :category, "
         "important = :important, state = :state, valid_from = :valid_from, valid_until = :valid_until, "
         "changed_at_ms = :now WHERE id = :id",
      soci::use(row), soci::use(now_ms, "now");
}

void delete_notice(soci::session& sql, const std::string& id) {
  sql << "DELETE FROM notices WHERE id = :id", soci::use(id, "id");
}

std::vector<NoticeRow> list_standing_notice_rows(soci::session& sql, const std::string& day, int limit) {
  return standing_rows(sql, "''", day, limit);
}

std::vector<NoticeRow> list_fed_notice_rows(soci::session& sql, const std::string& day, int limit) {
  return standing_rows(sql, "body", day, limit);
}

std::set<std::string> read_notice_ids(soci::session& sql, const std::string& account_id) {
  std::string id;
  soci::statement select = (sql.prepare << "SELECT notice_id FROM notice_readings WHERE account_id = :account",
                            soci::use(account_id, "account"), soci::into(id));
  std::set<std::string> ids;
  select.execute();
  while (select.fetch()) ids.insert(id);
  return ids;
}

bool was_notice_read(soci::session& sql, const std::string& account_id, const std::string& notice_id) {
  int found = 0;
  sql << "SELECT COUNT(*) FROM notice_readings WHERE account_id = :account AND notice_id = :notice",
      soci::use(account_id, "account"), soci::use(notice_id, "notice"), soci::into(found);
  return found > 0;
}

void insert_notice_reading(soci::session& sql, const std::string& account_id, const std::string& notice_id,
                           std::int64_t now_ms) {
  sql << "INSERT INTO notice_readings (account_id, notice_id, read_at_ms) VALUES (:account, :notice, :now) "
         "ON CONFLICT (account_id, notice_id) DO NOTHING",
      soci::use(account_id, "account"), soci::use(notice_id, "notice"), soci::use(now_ms, "now");
}

}  // namespace madoguchi::server
