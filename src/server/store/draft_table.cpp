// Statements about drafts; see draft_table.h.
#include "server/store/draft_table.h"

namespace madoguchi::server {
namespace {

// 9999-12-31T23:59:59Z: what belongs to a draft does not expire.
const char* const keep_upload =
    "UPDATE uploads SET expires_at_ms = 253402300799000 WHERE id = :upload_id "
    "AND EXISTS (SELECT 1 FROM draft_uploads WHERE upload_id = :upload_id AND draft_id = :draft_id)";

std::vector<OldDraft> fetch_old_drafts(soci::statement& select, OldDraft& draft, std::string& state) {
  std::vector<OldDraft> drafts;
  select.execute();
  while (select.fetch()) {
    drafts.push_back(draft);
    if (state != "active") drafts.back().email.clear();
  }
  return drafts;
}

}  // namespace

std::optional<DraftRow> find_draft_row(soci::session& sql, const std::string& account_id, const std::string& form_id) {
  DraftRow row;
  row.account_id = account_id;
  row.form_id = form_id;
  sql << "SELECT id, form_version, version, content_sealed, saved_at_ms, COALESCE(ended_at_ms, 0) FROM drafts "
         "WHERE account_id = :account_id AND form_id = :form_id",
      soci::use(account_id, "account_id"), soci::use(form_id, "form_id"), soci::into(row.id),
      soci::into(row.form_version), soci::into(row.version), soci::into(row.content_sealed),
      soci::into(row.saved_at_ms), soci::into(row.ended_at_ms);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::vector<DraftRow> list_draft_rows(soci::session& sql, const std::string& account_id) {
  DraftRow row;
  row.account_id = account_id;
  soci::statement select =
      (sql.prepare << "SELECT id, form_id, form_version, version, saved_at_ms FROM drafts "
                      "WHERE account_id = :account_id AND ended_at_ms IS NULL ORDER BY saved_at_ms DESC, form_id",
       soci::use(account_id, "account_id"), soci::into(row.id), soci::into(row.form_id), soci::into(row.form_version),
       soci::into(row.version), soci::into(row.saved_at_ms));
  std::vector<DraftRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

void put_draft(soci::session& sql, const DraftRow& row) {
  sql << "INSERT INTO drafts (id, account_id, form_id, form_version, version, content_sealed, created_at_ms, "
         "saved_at_ms) VALUES (:id, :account_id, :form_id, :form_version, :version, :content, :saved, :saved) "
         "ON CONFLICT (account_id, form_id) DO UPDATE SET form_version = excluded.form_version, "
         "version = excluded.version, content_sealed = excluded.content_sealed, saved_at_ms = excluded.saved_at_ms, "
         "created_at_ms = CASE WHEN drafts.ended_at_ms IS NULL THEN drafts.created_at_ms ELSE excluded.saved_at_ms "
         "END, reminded_at_ms = NULL, ended_at_ms = NULL",
      soci::use(row.id, "id"), soci::use(row.account_id, "account_id"), soci::use(row.form_id, "form_id"),
      soci::use(row.form_version, "form_version"), soci::use(row.version, "version"),
      soci::use(row.content_sealed, "content"), soci::use(row.saved_at_ms, "saved");
}

void end_draft(soci::session& sql, const DraftEnd& end) {
  sql << "UPDATE uploads SET expires_at_ms = :expires "
         "WHERE id IN (SELECT upload_id FROM draft_uploads WHERE draft_id = "
         "(SELECT id FROM drafts WHERE account_id = :account_id AND form_id = :form_id)) "
         "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = uploads.id)",
      soci::use(end.uploads_expire_at_ms, "expires"), soci::use(end.account_id, "account_id"),
      soci::use(end.form_id, "form_id");
  sql << "DELETE FROM draft_uploads WHERE draft_id = "
         "(SELECT id FROM drafts WHERE account_id = :account_id AND form_id = :form_id)",
      soci::use(end.account_id, "account_id"), soci::use(end.form_id, "form_id");
  sql << "INSERT INTO drafts (id, account_id, form_id, form_version, version, content_sealed, created_at_ms, "
         "saved_at_ms, ended_at_ms) VALUES (:id, :account_id, :form_id, :form_version, 1, '', :now, :now, :now) "
         "ON CONFLICT (account_id, form_id) DO UPDATE SET version = drafts.version + 1, content_sealed = '', "
         "reminded_at_ms = NULL, ended_at_ms = excluded.ended_at_ms",
      soci::use(end.new_id, "id"), soci::use(end.account_id, "account_id"), soci::use(end.form_id, "form_id"),
      soci::use(end.form_version, "form_version"), soci::use(end.now_ms, "now");
}

std::vector<UploadRecord> list_draft_uploads(soci::session& sql, const std::string& draft_id) {
  UploadRecord record;
  long long size_bytes = 0;
  long long offset_bytes = 0;
  soci::statement select =
      (sql.prepare << "SELECT uploads.id, facility_id, name, size_bytes, offset_bytes, state, kind, refusal_code, "
                      "refusal_params, expires_at_ms FROM draft_uploads JOIN uploads ON uploads.id = upload_id "
                      "WHERE draft_id = :draft_id",
       soci::use(draft_id, "draft_id"), soci::into(record.id), soci::into(record.facility_id), soci::into(record.name),
       soci::into(size_bytes), soci::into(offset_bytes), soci::into(record.state), soci::into(record.kind),
       soci::into(record.refusal_code), soci::into(record.refusal_params), soci::into(record.expires_at_ms));
  std::vector<UploadRecord> records;
  select.execute();
  while (select.fetch()) {
    record.size_bytes = static_cast<std::uint64_t>(size_bytes);
    record.offset_bytes = static_cast<std::uint64_t>(offset_bytes);
    records.push_back(record);
  }
  return records;
}

DraftUploadLoader::DraftUploadLoader(soci::session& sql, const std::string& draft_id, const std::string& facility_id,
                                     std::int64_t now_ms)
    : draft_id_(draft_id),
      facility_id_(facility_id),
      now_ms_(now_ms),
      add_((sql.prepare << "INSERT INTO draft_uploads (upload_id, draft_id) SELECT id, :draft_id FROM uploads "
                           "WHERE id = :upload_id AND facility_id = :facility_id AND expires_at_ms > :now "
                           "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = :upload_id) "
                           "ON CONFLICT (upload_id) DO NOTHING",
            soci::use(draft_id_, "draft_id"), soci::use(upload_id_, "upload_id"),
            soci::use(facility_id_, "facility_id"), soci::use(now_ms_, "now"))),
      keep_((sql.prepare << keep_upload, soci::use(upload_id_, "upload_id"), soci::use(draft_id_, "draft_id"))),
      remove_((sql.prepare << "DELETE FROM draft_uploads WHERE upload_id = :upload_id AND draft_id = :draft_id",
               soci::use(upload_id_, "upload_id"), soci::use(draft_id_, "draft_id"))),
      release_((sql.prepare << "UPDATE uploads SET expires_at_ms = :expires WHERE id = :upload_id "
                               "AND NOT EXISTS (SELECT 1 FROM application_attachments WHERE upload_id = :upload_id)",
                soci::use(expires_at_ms_, "expires"), soci::use(upload_id_, "upload_id"))) {}

void DraftUploadLoader::add(const std::string& upload_id) {
  upload_id_ = upload_id;
  add_.execute(true);
  keep_.execute(true);
}

void DraftUploadLoader::remove(const std::string& upload_id, std::int64_t expires_at_ms) {
  upload_id_ = upload_id;
  expires_at_ms_ = expires_at_ms;
  remove_.execute(true);
  release_.execute(true);
}

std::vector<OldDraft> list_drafts_to_remind_of(soci::session& sql, std::int64_t saved_until_ms, int limit) {
  OldDraft draft;
  std::string state;
  soci::statement select =
      (sql.prepare << "SELECT drafts.id, account_id, form_id, form_version, version, saved_at_ms, email, person_name, "
                      "state FROM drafts JOIN accounts ON accounts.id = account_id "
                      "WHERE ended_at_ms IS NULL AND saved_at_ms <= :saved AND reminded_at_ms IS NULL "
                      "ORDER BY saved_at_ms LIMIT :limit",
       soci::use(saved_until_ms, "saved"), soci::use(limit, "limit"), soci::into(draft.id),
       soci::into(draft.account_id), soci::into(draft.form_id), soci::into(draft.form_version),
       soci::into(draft.version), soci::into(draft.saved_at_ms), soci::into(draft.email), soci::into(draft.person_name),
       soci::into(state));
  return fetch_old_drafts(select, draft, state);
}

std::vector<OldDraft> list_drafts_to_end(soci::session& sql, std::int64_t saved_until_ms,
                                         std::int64_t reminded_until_ms, int limit) {
  OldDraft draft;
  std::string state;
  soci::statement select =
      (sql.prepare << "SELECT drafts.id, account_id, form_id, form_version, version, saved_at_ms, email, person_name, "
                      "state FROM drafts JOIN accounts ON accounts.id = account_id "
                      "WHERE ended_at_ms IS NULL AND saved_at_ms <= :saved AND reminded_at_ms <= :reminded "
                      "ORDER BY saved_at_ms LIMIT :limit",
       soci::use(saved_until_ms, "saved"), soci::use(reminded_until_ms, "reminded"), soci::use(limit, "limit"),
       soci::into(draft.id), soci::into(draft.account_id), soci::into(draft.form_id), soci::into(draft.form_version),
       soci::into(draft.version), soci::into(draft.saved_at_ms), soci::into(draft.email), soci::into(draft.person_name),
       soci::into(state));
  return fetch_old_drafts(select, draft, state);
}

void set_draft_reminded(soci::session& sql, const std::string& id, std::int64_t now_ms) {
  sql << "UPDATE drafts SET reminded_at_ms = :now WHERE id = :id", soci::use(now_ms, "now"), soci::use(id, "id");
}

}  // namespace madoguchi::server
