// See anonymisation_table.h.
#include "server/store/anonymisation_table.h"

namespace madoguchi::server {
namespace {

const std::string nobody = nobodys_account;

std::vector<std::string> list_ids(soci::statement& select, std::string& id) {
  std::vector<std::string> ids;
  select.execute();
  while (select.fetch()) ids.push_back(id);
  return ids;
}

// No facility's key is a space, and nobody else's address is empty.
void put_nobody(soci::session& sql, std::int64_t now_ms) {
  sql << "INSERT INTO facilities (id, type, registration_key, registration_number, name, administrator_name, "
         "postal_code, prefecture, address, phone, created_at_ms, changed_at_ms, origin) "
         "VALUES (:id, 'kenshin', ' ', '', '', '', '', '', '', '', :now, :now, 'registration') "
         "ON CONFLICT (id) DO NOTHING",
      soci::use(nobody, "id"), soci::use(now_ms, "now");
  sql << "INSERT INTO accounts (id, email, person_name, password_hash, role, facility_id, state, created_at_ms, "
         "changed_at_ms) VALUES (:id, '', '', '', 'applicant', :id, 'disabled', :now, :now) ON CONFLICT (id) DO "
         "NOTHING",
      soci::use(nobody, "id"), soci::use(now_ms, "now");
}

}  // namespace

std::vector<std::string> list_applications_to_anonymise(soci::session& sql, std::int64_t before_ms, int limit) {
  std::string id;
  soci::statement select =
      (sql.prepare << "SELECT id FROM applications WHERE anonymised_at_ms IS NULL AND changed_at_ms < :before "
                      "AND state IN ('completed', 'rejected', 'withdrawn') ORDER BY changed_at_ms LIMIT :limit",
       soci::use(before_ms, "before"), soci::use(limit, "limit"), soci::into(id));
  return list_ids(select, id);
}

std::vector<std::string> list_all_attachment_ids(soci::session& sql, const std::string& application_id) {
  std::string id;
  soci::statement select =
      (sql.prepare << "SELECT upload_id FROM application_attachments WHERE application_id = :application",
       soci::use(application_id, "application"), soci::into(id));
  return list_ids(select, id);
}

void anonymise_application_row(soci::session& sql, const ApplicationRow& row, std::int64_t now_ms) {
  put_nobody(sql, now_ms);
  const std::vector<std::string> uploads = list_all_attachment_ids(sql, row.id);
  sql << "DELETE FROM application_search WHERE rowid = (SELECT number FROM applications WHERE id = :id)",
      soci::use(row.id, "id");
  sql << "UPDATE applications SET account_id = :nobody, facility_snapshot = :snapshot, facts = :facts, "
         "answers = :answers, reviewed_hash = '', facility_name = '', anonymised_at_ms = :now WHERE id = :id",
      soci::use(nobody, "nobody"), soci::use(row.facility_snapshot, "snapshot"), soci::use(row.facts, "facts"),
      soci::use(row.answers, "answers"), soci::use(now_ms, "now"), soci::use(row.id, "id");
  for (const char* table : {"application_hashed_answers", "application_revisions", "application_claims",
                            "idempotency_keys", "application_attachments"}) {
    sql << std::string("DELETE FROM ") + table + " WHERE application_id = :id", soci::use(row.id, "id");
  }
  sql << "UPDATE application_decisions SET reason = '', flags = '[]' WHERE application_id = :id",
      soci::use(row.id, "id");
  for (const std::string& upload : uploads) {
    sql << "DELETE FROM uploads WHERE id = :id", soci::use(upload, "id");
  }
}

void rewrite_search_index(soci::session& sql) {
  sql << "INSERT INTO application_search (application_search) VALUES ('optimize')";
}

}  // namespace madoguchi::server
