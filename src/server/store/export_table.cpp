// Reading applications for an export; see export_table.h.
#include "server/store/export_table.h"

namespace madoguchi::server {

std::vector<ExportRow> list_export_rows(soci::session& sql, std::int64_t after_number, int limit) {
  ExportRow row;
  soci::statement select =
      (sql.prepare
           << "SELECT a.id, number, receipt_number, received_at_ms, a.changed_at_ms, form_id, form_version, a.state, "
              "facility_snapshot, facility_type, facility_name, a.prefecture, f.registration_number, person_name, "
              "method, check_confirmed, answers, "
              "(SELECT COUNT(*) FROM issued_accounts i WHERE i.application_id = a.id) "
              "FROM applications a JOIN accounts p ON p.id = a.account_id JOIN facilities f ON f.id = a.facility_id "
              "WHERE number > :after ORDER BY number LIMIT :limit",
       soci::use(after_number, "after"), soci::use(limit, "limit"), soci::into(row.id), soci::into(row.number),
       soci::into(row.receipt_number), soci::into(row.received_at_ms), soci::into(row.changed_at_ms),
       soci::into(row.form_id), soci::into(row.form_version), soci::into(row.state), soci::into(row.facility_snapshot),
       soci::into(row.facility_type), soci::into(row.facility_name), soci::into(row.prefecture),
       soci::into(row.registration_number), soci::into(row.person_name), soci::into(row.method),
       soci::into(row.check_confirmed), soci::into(row.answers), soci::into(row.accounts));
  std::vector<ExportRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace madoguchi::server
