// See scan_table.h.
#include "server/store/scan_table.h"

namespace madoguchi::server {

void insert_waiting_scan(soci::session& sql, const std::string& upload_id, std::int64_t now_ms) {
  sql << "INSERT INTO attachment_scans (upload_id, state, detail, attempts, due_ms, changed_at_ms) "
         "VALUES (:id, 'waiting', '', 0, :now, :now) ON CONFLICT (upload_id) DO NOTHING",
      soci::use(upload_id, "id"), soci::use(now_ms, "now");
}

int insert_missing_scans(soci::session& sql, std::int64_t now_ms) {
  soci::statement insert =
      (sql.prepare << "INSERT INTO attachment_scans (upload_id, state, detail, attempts, due_ms, changed_at_ms) "
                      "SELECT upload_id, 'waiting', '', 0, :now, :now FROM application_attachments t "
                      "WHERE removed_at_ms IS NULL "
                      "AND NOT EXISTS (SELECT 1 FROM attachment_scans s WHERE s.upload_id = t.upload_id)",
       soci::use(now_ms, "now"));
  insert.execute(true);
  return static_cast<int>(insert.get_affected_rows());
}

std::optional<ScanRow> find_due_scan(soci::session& sql, std::int64_t now_ms) {
  ScanRow row;
  sql << "SELECT upload_id, state, detail, attempts, due_ms, changed_at_ms FROM attachment_scans "
         "WHERE state = 'waiting' AND due_ms <= :now ORDER BY due_ms LIMIT 1",
      soci::use(now_ms, "now"), soci::into(row.upload_id), soci::into(row.state), soci::into(row.detail),
      soci::into(row.attempts), soci::into(row.due_ms), soci::into(row.changed_at_ms);
  return sql.got_data() ? std::optional<ScanRow>(row) : std::nullopt;
}

std::optional<std::int64_t> next_scan_due(soci::session& sql) {
  long long due_ms = 0;
  sql << "SELECT due_ms FROM attachment_scans WHERE state = 'waiting' ORDER BY due_ms LIMIT 1", soci::into(due_ms);
  return sql.got_data() ? std::optional<std::int64_t>(due_ms) : std::nullopt;
}

void set_scan(soci::session& sql, const ScanRow& row) {
  sql << "UPDATE attachment_scans SET state = :state, detail = :detail, attempts = :attempts, due_ms = :due, "
         "changed_at_ms = :changed WHERE upload_id = :id",
      soci::use(row.state, "state"), soci::use(row.detail, "detail"), soci::use(row.attempts, "attempts"),
      soci::use(row.due_ms, "due"), soci::use(row.changed_at_ms, "changed"), soci::use(row.upload_id, "id");
}

}  // namespace madoguchi::server
