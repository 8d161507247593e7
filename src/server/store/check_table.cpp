// Statements about 施設の確認; see check_table.h.
#include "server/store/check_table.h"

namespace madoguchi::server {

void insert_check(soci::session& sql, const CheckRow& row) {
  sql << "INSERT INTO facility_checks (id, facility_id, account_id, form_id, form_version, check_id, value_hash, "
         "outcome, "
         "at_ms) VALUES (:id, :facility_id, :account_id, :form_id, :form_version, :check_id, :value_hash, :outcome, "
         ":at_ms)",
      soci::use(row.id, "id"), soci::use(row.facility_id, "facility_id"), soci::use(row.account_id, "account_id"),
      soci::use(row.form_id, "form_id"), soci::use(row.form_version, "form_version"),
      soci::use(row.check_id, "check_id"), soci::use(row.value_hash, "value_hash"), soci::use(row.outcome, "outcome"),
      soci::use(row.at_ms, "at_ms");
}

int count_failed_checks(soci::session& sql, const std::string& facility_id, std::int64_t after_ms) {
  int count = 0;
  sql << "SELECT COUNT(*) FROM facility_checks "
         "WHERE facility_id = :facility_id AND outcome = 'failed' AND at_ms > :after",
      soci::use(facility_id, "facility_id"), soci::use(after_ms, "after"), soci::into(count);
  return count;
}

bool has_confirmed_check(soci::session& sql, const std::string& facility_id, const std::string& form_id,
                         const std::string& check_id, const std::string& value_hash, std::int64_t since_ms) {
  int found = 0;
  sql << "SELECT COUNT(*) FROM facility_checks "
         "WHERE facility_id = :facility_id AND outcome = 'confirmed' AND at_ms >= :since "
         "AND form_id = :form_id AND check_id = :check_id AND value_hash = :value_hash",
      soci::use(facility_id, "facility_id"), soci::use(since_ms, "since"), soci::use(form_id, "form_id"),
      soci::use(check_id, "check_id"), soci::use(value_hash, "value_hash"), soci::into(found);
  return found > 0;
}

bool is_check_closed(soci::session& sql, const std::string& facility_id) {
  int found = 0;
  sql << "SELECT COUNT(*) FROM facility_check_closures WHERE facility_id = :facility_id AND reopened_at_ms IS NULL",
      soci::use(facility_id, "facility_id"), soci::into(found);
  return found > 0;
}

void close_check(soci::session& sql, const std::string& id, const std::string& facility_id, std::int64_t now_ms) {
  sql << "INSERT INTO facility_check_closures (id, facility_id, closed_at_ms) VALUES (:id, :facility_id, :now)",
      soci::use(id, "id"), soci::use(facility_id, "facility_id"), soci::use(now_ms, "now");
}

bool reopen_check(soci::session& sql, const std::string& facility_id, const std::string& account_id,
                  std::int64_t now_ms) {
  soci::statement update =
      (sql.prepare << "UPDATE facility_check_closures SET reopened_at_ms = :now, reopened_by = :account_id "
                      "WHERE facility_id = :facility_id AND reopened_at_ms IS NULL",
       soci::use(now_ms, "now"), soci::use(account_id, "account_id"), soci::use(facility_id, "facility_id"));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

std::int64_t last_reopened_ms(soci::session& sql, const std::string& facility_id) {
  long long at_ms = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MAX(reopened_at_ms) FROM facility_check_closures WHERE facility_id = :facility_id",
      soci::use(facility_id, "facility_id"), soci::into(at_ms, found);
  return found == soci::i_ok ? at_ms : 0;
}

}  // namespace madoguchi::server
