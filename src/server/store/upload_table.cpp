// Statements about uploads; see upload_table.h.
#include "server/store/upload_table.h"

namespace madoguchi::server {

void insert_upload(soci::session& sql, const UploadRecord& record, const std::string& account_id, std::int64_t now_ms) {
  const auto size_bytes = static_cast<long long>(record.size_bytes);
  sql << "INSERT INTO uploads (id, facility_id, account_id, name, size_bytes, offset_bytes, state, kind, refusal_code, "
         "refusal_params, created_at_ms, expires_at_ms) VALUES (:id, :facility_id, :account_id, :name, :size_bytes, 0, "
         "'receiving', '', '', '', :now, :expires_at_ms)",
      soci::use(record.id, "id"), soci::use(record.facility_id, "facility_id"), soci::use(account_id, "account_id"),
      soci::use(record.name, "name"), soci::use(size_bytes, "size_bytes"), soci::use(now_ms, "now"),
      soci::use(record.expires_at_ms, "expires_at_ms");
}

std::optional<UploadRecord> find_upload_row(soci::session& sql, const std::string& id) {
  UploadRecord record;
  long long size_bytes = 0;
  long long offset_bytes = 0;
  sql << "SELECT id, facility_id, name, size_bytes, offset_bytes, state, kind, refusal_code, refusal_params, "
         "expires_at_ms FROM uploads WHERE id = :id",
      soci::use(id, "id"), soci::into(record.id), soci::into(record.facility_id), soci::into(record.name),
      soci::into(size_bytes), soci::into(offset_bytes), soci::into(record.state), soci::into(record.kind),
      soci::into(record.refusal_code), soci::into(record.refusal_params), soci::into(record.expires_at_ms);
  if (!sql.got_data()) return std::nullopt;
  record.size_bytes = static_cast<std::uint64_t>(size_bytes);
  record.offset_bytes = static_cast<std::uint64_t>(offset_bytes);
  return record;
}

int count_open_uploads(soci::session& sql, const std::string& facility_id, const std::string& state,
                       std::int64_t now_ms) {
  int count = 0;
  sql << "SELECT COUNT(*) FROM uploads WHERE facility_id = :facility_id AND state = :state AND expires_at_ms > :now "
         "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = uploads.id)",
      soci::use(facility_id, "facility_id"), soci::use(state, "state"), soci::use(now_ms, "now"), soci::into(count);
  return count;
}

void set_upload_offset(soci::session& sql, const std::string& id, std::int64_t offset_bytes,
                       std::int64_t expires_at_ms) {
  sql << "UPDATE uploads SET offset_bytes = :offset, "
         "expires_at_ms = CASE WHEN expires_at_ms > :expires THEN expires_at_ms ELSE :expires END "
         "WHERE id = :id AND state = 'receiving' AND offset_bytes <= :offset",
      soci::use(offset_bytes, "offset"), soci::use(expires_at_ms, "expires"), soci::use(id, "id");
}

void set_upload_recognition(soci::session& sql, const UploadRecord& record) {
  sql << "UPDATE uploads SET state = :state, kind = :kind, refusal_code = :code, refusal_params = :params, "
         "expires_at_ms = CASE WHEN expires_at_ms > :expires THEN expires_at_ms ELSE :expires END "
         "WHERE id = :id AND state = 'receiving'",
      soci::use(record.state, "state"), soci::use(record.kind, "kind"), soci::use(record.refusal_code, "code"),
      soci::use(record.refusal_params, "params"), soci::use(record.expires_at_ms, "expires"),
      soci::use(record.id, "id");
}

void hold_upload(soci::session& sql, const std::string& id, std::int64_t expires_at_ms) {
  sql << "UPDATE uploads SET expires_at_ms = :expires WHERE id = :id", soci::use(expires_at_ms, "expires"),
      soci::use(id, "id");
}

bool is_upload_held(soci::session& sql, const std::string& id) {
  int found = 0;
  sql << "SELECT COUNT(*) FROM application_attachments WHERE upload_id = :id", soci::use(id, "id"), soci::into(found);
  return found > 0;
}

bool delete_upload(soci::session& sql, const std::string& id) {
  soci::statement remove =
      (sql.prepare << "DELETE FROM uploads WHERE id = :id "
                      "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = :id)",
       soci::use(id, "id"));
  remove.execute(true);
  return remove.get_affected_rows() > 0;
}

std::vector<std::string> find_expired_uploads(soci::session& sql, std::int64_t now_ms, int limit) {
  std::string id;
  soci::statement select =
      (sql.prepare << "SELECT id FROM uploads WHERE expires_at_ms <= :now "
                      "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = uploads.id) "
                      "ORDER BY expires_at_ms LIMIT :limit",
       soci::use(now_ms, "now"), soci::use(limit, "limit"), soci::into(id));
  std::vector<std::string> ids;
  select.execute();
  while (select.fetch()) ids.push_back(id);
  return ids;
}

}  // namespace madoguchi::server
