// Statements about applications; see application_table.h.
#include "server/store/application_table.h"

namespace soci {

template <>
struct type_conversion<madoguchi::server::ApplicationRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::ApplicationRow& row) {
    row.id = from.get<std::string>("id");
    row.facility_id = from.get<std::string>("facility_id");
    row.account_id = from.get<std::string>("account_id");
    row.form_id = from.get<std::string>("form_id");
    row.form_version = from.get<int>("form_version");
    row.state = from.get<std::string>("state");
    row.version = from.get<long long>("version");
    row.receipt_number = from.get<std::string>("receipt_number");
    row.received_at_ms = from.get<long long>("received_at_ms");
    row.changed_at_ms = from.get<long long>("changed_at_ms");
    row.facility_snapshot = from.get<std::string>("facility_snapshot");
    row.facts = from.get<std::string>("facts");
    row.answers = from.get<std::string>("answers");
    row.reviewed_hash = from.get<std::string>("reviewed_hash");
  }

  static void to_base(const madoguchi::server::ApplicationRow& row, values& to, indicator& state) {
    to.set("id", row.id);
    to.set("facility_id", row.facility_id);
    to.set("account_id", row.account_id);
    to.set("form_id", row.form_id);
    to.set("form_version", row.form_version);
    to.set("state", row.state);
    to.set("version", row.version);
    to.set("receipt_number", row.receipt_number);
    to.set("received_at_ms", row.received_at_ms);
    to.set("changed_at_ms", row.changed_at_ms);
    to.set("facility_snapshot", row.facility_snapshot);
    to.set("facts", row.facts);
    to.set("answers", row.answers);
    to.set("reviewed_hash", row.reviewed_hash);
    state = i_ok;
  }
};

}  // namespace soci

namespace madoguchi::server {

void insert_application(soci::session& sql, const ApplicationRow& row) {
  sql << "INSERT INTO applications (id, facility_id, account_id, form_id, form_version, state, version, "
         "receipt_number, received_at_ms, changed_at_ms, facility_snapshot, facts, answers, reviewed_hash) "
         "VALUES (:id, :facility_id, :account_id, :form_id, :form_version, :state, :version, :receipt_number, "
         ":received_at_ms, :changed_at_ms, :facility_snapshot, :facts, :answers, :reviewed_hash)",
      soci::use(row);
}

std::optional<ApplicationRow> find_application_row(soci::session& sql, const std::string& id) {
  ApplicationRow row;
  sql << "SELECT id, facility_id, account_id, form_id, form_version, state, version, receipt_number, received_at_ms, "
         "changed_at_ms, facility_snapshot, facts, answers, reviewed_hash FROM applications WHERE id = :id",
      soci::use(id, "id"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::vector<ApplicationRow> list_application_rows(soci::session& sql, const std::string& facility_id, int limit) {
  ApplicationRow row;
  row.facility_id = facility_id;
  soci::statement select =
      (sql.prepare
           << "SELECT id, account_id, form_id, form_version, state, receipt_number, received_at_ms, "
              "changed_at_ms, answers FROM applications WHERE facility_id = :facility_id ORDER BY received_at_ms DESC, "
              "receipt_number "
              "DESC LIMIT :limit",
       soci::use(facility_id, "facility_id"), soci::use(limit, "limit"), soci::into(row.id), soci::into(row.account_id),
       soci::into(row.form_id), soci::into(row.form_version), soci::into(row.state), soci::into(row.receipt_number),
       soci::into(row.received_at_ms), soci::into(row.changed_at_ms), soci::into(row.answers));
  std::vector<ApplicationRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

void insert_hashed_answer(soci::session& sql, const std::string& application_id, const std::string& field,
                          const std::string& value_hash) {
  sql << "INSERT INTO application_hashed_answers (application_id, field, value_hash) "
         "VALUES (:application_id, :field, :value_hash)",
      soci::use(application_id, "application_id"), soci::use(field, "field"), soci::use(value_hash, "value_hash");
}

void insert_attachment(soci::session& sql, const std::string& application_id, const std::string& upload_id,
                       const std::string& field, int position) {
  sql << "INSERT INTO application_attachments (upload_id, application_id, field, position) "
         "VALUES (:upload_id, :application_id, :field, :position)",
      soci::use(upload_id, "upload_id"), soci::use(application_id, "application_id"), soci::use(field, "field"),
      soci::use(position, "position");
}

void set_application_state(soci::session& sql, const std::string& id, const std::string& state, std::int64_t now_ms) {
  sql << "UPDATE applications SET state = :state, version = version + 1, changed_at_ms = :now WHERE id = :id",
      soci::use(state, "state"), soci::use(now_ms, "now"), soci::use(id, "id");
}

std::vector<std::string> list_hashed_answers(soci::session& sql, const std::string& application_id) {
  std::string field;
  soci::statement select = (sql.prepare << "SELECT field FROM application_hashed_answers "
                                           "WHERE application_id = :application_id ORDER BY field",
                            soci::use(application_id, "application_id"), soci::into(field));
  std::vector<std::string> fields;
  select.execute();
  while (select.fetch()) fields.push_back(field);
  return fields;
}

void set_application_answers(soci::session& sql, const ApplicationRow& row) {
  sql << "UPDATE applications SET facts = :facts, answers = :answers, reviewed_hash = :reviewed_hash WHERE id = :id",
      soci::use(row.facts, "facts"), soci::use(row.answers, "answers"), soci::use(row.reviewed_hash, "reviewed_hash"),
      soci::use(row.id, "id");
}

void delete_hashed_answer(soci::session& sql, const std::string& application_id, const std::string& field) {
  sql << "DELETE FROM application_hashed_answers WHERE application_id = :application_id AND field = :field",
      soci::use(application_id, "application_id"), soci::use(field, "field");
}

std::string find_attachment_holder(soci::session& sql, const std::string& upload_id) {
  std::string application_id;
  sql << "SELECT application_id FROM application_attachments WHERE upload_id = :upload_id AND superseded_at_ms IS NULL",
      soci::use(upload_id, "upload_id"), soci::into(application_id);
  return sql.got_data() ? application_id : std::string();
}

std::vector<std::string> list_attachment_ids(soci::session& sql, const std::string& application_id) {
  std::string id;
  soci::statement select = (sql.prepare << "SELECT upload_id FROM application_attachments "
                                           "WHERE application_id = :id AND superseded_at_ms IS NULL",
                            soci::use(application_id, "id"), soci::into(id));
  std::vector<std::string> ids;
  select.execute();
  while (select.fetch()) ids.push_back(id);
  return ids;
}

int next_attachment_position(soci::session& sql, const std::string& application_id, const std::string& field) {
  int position = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MAX(position) FROM application_attachments WHERE application_id = :id AND field = :field",
      soci::use(application_id, "id"), soci::use(field, "field"), soci::into(position, found);
  return found == soci::i_ok ? position + 1 : 0;
}

void supersede_attachment(soci::session& sql, const std::string& upload_id, std::int64_t now_ms) {
  sql << "UPDATE application_attachments SET superseded_at_ms = :now WHERE upload_id = :id", soci::use(now_ms, "now"),
      soci::use(upload_id, "id");
}

std::vector<AttachmentRow> list_attachments(soci::session& sql, const std::string& application_id) {
  AttachmentRow row;
  soci::statement select =
      (sql.prepare << "SELECT field, name, size_bytes, kind FROM application_attachments "
                      "JOIN uploads ON uploads.id = upload_id WHERE application_id = :application_id "
                      "AND superseded_at_ms IS NULL ORDER BY field, position",
       soci::use(application_id, "application_id"), soci::into(row.field), soci::into(row.name),
       soci::into(row.size_bytes), soci::into(row.kind));
  std::vector<AttachmentRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::optional<IdempotencyRow> find_idempotency_key(soci::session& sql, const std::string& account_id,
                                                   const std::string& key) {
  IdempotencyRow row;
  sql << "SELECT request_hash, application_id FROM idempotency_keys "
         "WHERE account_id = :account_id AND idempotency_key = :idempotency_key",
      soci::use(account_id, "account_id"), soci::use(key, "idempotency_key"), soci::into(row.request_hash),
      soci::into(row.application_id);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void insert_idempotency_key(soci::session& sql, const std::string& account_id, const std::string& key,
                            const IdempotencyRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO idempotency_keys (account_id, idempotency_key, request_hash, application_id, created_at_ms) "
         "VALUES (:account_id, :idempotency_key, :request_hash, :application_id, :now)",
      soci::use(account_id, "account_id"), soci::use(key, "idempotency_key"),
      soci::use(row.request_hash, "request_hash"), soci::use(row.application_id, "application_id"),
      soci::use(now_ms, "now");
}

int next_receipt_number(soci::session& sql, const std::string& day) {
  sql << "INSERT INTO receipt_counters (day, last_number) VALUES (:day, 1) "
         "ON CONFLICT (day) DO UPDATE SET last_number = receipt_counters.last_number + 1",
      soci::use(day, "day");
  int number = 0;
  sql << "SELECT last_number FROM receipt_counters WHERE day = :day", soci::use(day, "day"), soci::into(number);
  return number;
}

}  // namespace madoguchi::server
