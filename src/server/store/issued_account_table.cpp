// Statements about issued accounts; see issued_account_table.h.
#include "server/store/issued_account_table.h"

namespace madoguchi::server {
namespace {

const std::string select_accounts =
    "SELECT i.id, application_id, i.facility_id, i.state, password_sealed, COALESCE(replaced_by, ''), issued_at_ms, "
    "i.changed_at_ms, receipt_number FROM issued_accounts i JOIN applications a ON a.id = application_id ";

std::vector<IssuedAccountRow> fetch(soci::session& sql, const std::string& condition, const std::string& value,
                                    int limit) {
  IssuedAccountRow row;
  soci::statement select =
      (sql.prepare << select_accounts + condition, soci::use(value, "value"), soci::use(limit, "limit"),
       soci::into(row.id), soci::into(row.application_id), soci::into(row.facility_id), soci::into(row.state),
       soci::into(row.password_sealed), soci::into(row.replaced_by), soci::into(row.issued_at_ms),
       soci::into(row.changed_at_ms), soci::into(row.receipt_number));
  std::vector<IssuedAccountRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

constexpr int max_of_application = 1'000;

}  // namespace

std::int64_t next_issued_account_number(soci::session& sql) {
  sql << "INSERT INTO issued_account_counters (name, last_number) VALUES ('W', 1) "
         "ON CONFLICT (name) DO UPDATE SET last_number = issued_account_counters.last_number + 1";
  long long number = 0;
  sql << "SELECT last_number FROM issued_account_counters WHERE name = 'W'", soci::into(number);
  return number;
}

void insert_issued_account(soci::session& sql, const IssuedAccountRow& row) {
  sql << "INSERT INTO issued_accounts (id, application_id, facility_id, state, password_sealed, issued_at_ms, "
         "changed_at_ms) VALUES (:id, :application_id, :facility_id, :state, :password_sealed, :issued_at_ms, "
         ":changed_at_ms)",
      soci::use(row.id, "id"), soci::use(row.application_id, "application_id"),
      soci::use(row.facility_id, "facility_id"), soci::use(row.state, "state"),
      soci::use(row.password_sealed, "password_sealed"), soci::use(row.issued_at_ms, "issued_at_ms"),
      soci::use(row.changed_at_ms, "changed_at_ms");
}

std::optional<IssuedAccountRow> find_issued_account(soci::session& sql, const std::string& id) {
  auto rows = fetch(sql, "WHERE i.id = :value LIMIT :limit", id, 1);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<IssuedAccountRow> list_issued_accounts_of_facility(soci::session& sql, const std::string& facility_id,
                                                               int limit) {
  return fetch(sql, "WHERE i.facility_id = :value ORDER BY i.id LIMIT :limit", facility_id, limit);
}

bool has_issued_accounts(soci::session& sql, const std::string& facility_id) {
  int any = 0;
  sql << "SELECT 1 FROM issued_accounts WHERE facility_id = :facility_id LIMIT 1",
      soci::use(facility_id, "facility_id"), soci::into(any);
  return any != 0;
}

std::vector<IssuedAccountRow> list_issued_accounts_of_application(soci::session& sql,
                                                                  const std::string& application_id) {
  return fetch(sql, "WHERE i.application_id = :value ORDER BY i.id LIMIT :limit", application_id, max_of_application);
}

void stop_issued_account(soci::session& sql, const std::string& id, const std::string& replaced_by,
                         std::int64_t now_ms) {
  sql << "UPDATE issued_accounts SET state = 'stopped', password_sealed = '', "
         "replaced_by = CASE WHEN :replaced_by = '' THEN replaced_by ELSE :replaced_by END, "
         "changed_at_ms = :now WHERE id = :id",
      soci::use(replaced_by, "replaced_by"), soci::use(now_ms, "now"), soci::use(id, "id");
}

}  // namespace madoguchi::server
