// One application on the review desk; see review_record_table.h.
#include "server/store/review_record_table.h"

namespace madoguchi::server {

std::optional<ClaimRow> find_claim(soci::session& sql, const std::string& application_id, std::int64_t now_ms) {
  ClaimRow row;
  sql << "SELECT account_id, person_name, expires_at_ms FROM application_claims "
         "JOIN accounts ON accounts.id = account_id WHERE application_id = :id AND expires_at_ms > :now",
      soci::use(application_id, "id"), soci::use(now_ms, "now"), soci::into(row.account_id),
      soci::into(row.person_name), soci::into(row.expires_at_ms);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void put_claim(soci::session& sql, const std::string& application_id, const std::string& account_id,
               std::int64_t expires_at_ms) {
  sql << "INSERT INTO application_claims (application_id, account_id, expires_at_ms) VALUES (:id, :account, :expires) "
         "ON CONFLICT (application_id) DO UPDATE SET account_id = excluded.account_id, "
         "expires_at_ms = excluded.expires_at_ms",
      soci::use(application_id, "id"), soci::use(account_id, "account"), soci::use(expires_at_ms, "expires");
}

void delete_claim(soci::session& sql, const std::string& application_id) {
  sql << "DELETE FROM application_claims WHERE application_id = :id", soci::use(application_id, "id");
}

void insert_decision(soci::session& sql, const DecisionRow& row) {
  sql << "INSERT INTO application_decisions (id, application_id, version, kind, completed, reason, flags, account_id, "
         "decided_at_ms) VALUES (:id, :application_id, :version, :kind, :completed, :reason, :flags, :account_id, "
         ":decided_at_ms)",
      soci::use(row.id, "id"), soci::use(row.application_id, "application_id"), soci::use(row.version, "version"),
      soci::use(row.kind, "kind"), soci::use(row.completed, "completed"), soci::use(row.reason, "reason"),
      soci::use(row.flags, "flags"), soci::use(row.account_id, "account_id"),
      soci::use(row.decided_at_ms, "decided_at_ms");
}

std::vector<DecisionRow> list_decisions(soci::session& sql, const std::string& application_id) {
  DecisionRow row;
  row.application_id = application_id;
  soci::statement select =
      (sql.prepare << "SELECT d.id, version, kind, completed, reason, flags, account_id, decided_at_ms, person_name "
                      "FROM application_decisions d JOIN accounts p ON p.id = d.account_id "
                      "WHERE application_id = :id ORDER BY decided_at_ms, version",
       soci::use(application_id, "id"), soci::into(row.id), soci::into(row.version), soci::into(row.kind),
       soci::into(row.completed), soci::into(row.reason), soci::into(row.flags), soci::into(row.account_id),
       soci::into(row.decided_at_ms), soci::into(row.person_name));
  std::vector<DecisionRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::optional<DecisionRow> find_last_decision(soci::session& sql, const std::string& application_id) {
  DecisionRow row;
  row.application_id = application_id;
  sql << "SELECT id, version, kind, completed, reason, flags, account_id, decided_at_ms FROM application_decisions "
         "WHERE application_id = :id AND completed = 1 ORDER BY decided_at_ms DESC, version DESC LIMIT 1",
      soci::use(application_id, "id"), soci::into(row.id), soci::into(row.version), soci::into(row.kind),
      soci::into(row.completed), soci::into(row.reason), soci::into(row.flags), soci::into(row.account_id),
      soci::into(row.decided_at_ms);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::string find_approval_proposer(soci::session& sql, const std::string& application_id, std::int64_t version) {
  std::string account_id;
  sql << "SELECT account_id FROM application_decisions "
         "WHERE application_id = :id AND version = :version AND kind = 'approve' AND completed = 0 LIMIT 1",
      soci::use(application_id, "id"), soci::use(version, "version"), soci::into(account_id);
  return sql.got_data() ? account_id : std::string();
}

void insert_revision(soci::session& sql, const std::string& application_id, const RevisionRow& row) {
  sql << "INSERT INTO application_revisions (application_id, version, answers, withheld, superseded_at_ms) "
         "VALUES (:application_id, :version, :answers, :withheld, :superseded_at_ms)",
      soci::use(application_id, "application_id"), soci::use(row.version, "version"), soci::use(row.answers, "answers"),
      soci::use(row.withheld, "withheld"), soci::use(row.superseded_at_ms, "superseded_at_ms");
}

std::vector<RevisionRow> list_revisions(soci::session& sql, const std::string& application_id) {
  RevisionRow row;
  soci::statement select =
      (sql.prepare << "SELECT version, answers, withheld, superseded_at_ms FROM application_revisions "
                      "WHERE application_id = :id ORDER BY version",
       soci::use(application_id, "id"), soci::into(row.version), soci::into(row.answers), soci::into(row.withheld),
       soci::into(row.superseded_at_ms));
  std::vector<RevisionRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::vector<ReviewAttachmentRow> list_review_attachments(soci::session& sql, const std::string& application_id) {
  ReviewAttachmentRow row;
  soci::statement select =
      (sql.prepare << "SELECT t.upload_id, field, name, size_bytes, kind, superseded_at_ms IS NOT NULL, "
                      "removed_at_ms IS NOT NULL, COALESCE(s.state, ''), COALESCE(s.detail, ''), "
                      "COALESCE(s.changed_at_ms, 0) "
                      "FROM application_attachments t JOIN uploads ON uploads.id = t.upload_id "
                      "LEFT JOIN attachment_scans s ON s.upload_id = t.upload_id "
                      "WHERE application_id = :id ORDER BY field, position",
       soci::use(application_id, "id"), soci::into(row.upload_id), soci::into(row.field), soci::into(row.name),
       soci::into(row.size_bytes), soci::into(row.kind), soci::into(row.superseded), soci::into(row.removed),
       soci::into(row.scan_state), soci::into(row.scan_detail), soci::into(row.scan_changed_at_ms));
  std::vector<ReviewAttachmentRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::vector<std::string> list_old_evidence(soci::session& sql, std::int64_t before_ms, int limit) {
  std::string id;
  soci::statement select =
      (sql.prepare << "SELECT upload_id FROM applications a CROSS JOIN application_attachments t "
                      "ON t.application_id = a.id WHERE a.state IN ('completed', 'rejected', 'withdrawn') "
                      "AND a.changed_at_ms < :before AND removed_at_ms IS NULL LIMIT :limit",
       soci::use(before_ms, "before"), soci::use(limit, "limit"), soci::into(id));
  std::vector<std::string> ids;
  select.execute();
  while (select.fetch()) ids.push_back(id);
  return ids;
}

void set_evidence_removed(soci::session& sql, const std::string& upload_id, std::int64_t now_ms) {
  sql << "UPDATE application_attachments SET removed_at_ms = :now WHERE upload_id = :id", soci::use(now_ms, "now"),
      soci::use(upload_id, "id");
}

std::vector<MoveRow> list_moves(soci::session& sql, const std::string& application_id, int limit) {
  MoveRow row;
  soci::statement select =
      (sql.prepare << "SELECT at_ms, COALESCE(person_name, ''), actor_role, from_state, to_state FROM audit_entries "
                      "LEFT JOIN accounts ON accounts.id = actor_id "
                      "WHERE subject_type = 'application' AND subject_id = :id AND from_state <> '' "
                      "ORDER BY sequence LIMIT :limit",
       soci::use(application_id, "id"), soci::use(limit, "limit"), soci::into(row.at_ms), soci::into(row.actor_name),
       soci::into(row.actor_role), soci::into(row.from_state), soci::into(row.to_state));
  std::vector<MoveRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::optional<portal::Facility> find_master_facility(soci::session& sql, const std::string& facility_id) {
  portal::Facility facility;
  std::string type;
  sql << "SELECT type, registration_number, name, administrator_name, postal_code, prefecture, address, phone "
         "FROM facilities WHERE id = :id AND origin = 'master'",
      soci::use(facility_id, "id"), soci::into(type), soci::into(facility.registration_number),
      soci::into(facility.name), soci::into(facility.administrator_name), soci::into(facility.postal_code),
      soci::into(facility.prefecture), soci::into(facility.address), soci::into(facility.phone);
  if (!sql.got_data()) return std::nullopt;
  facility.type = portal::facility_type_from_name(type).value_or(portal::FacilityType::kenshin);
  return facility;
}

std::int64_t last_confirmed_check_ms(soci::session& sql, const std::string& facility_id) {
  long long at_ms = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MAX(at_ms) FROM facility_checks WHERE facility_id = :id AND outcome = 'confirmed'",
      soci::use(facility_id, "id"), soci::into(at_ms, found);
  return found == soci::i_ok ? at_ms : 0;
}

}  // namespace madoguchi::server
