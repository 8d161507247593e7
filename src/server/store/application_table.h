// Statements about applications: what was sent, its attachments, receipt numbers and idempotency keys.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct ApplicationRow {
  std::string id;
  std::string facility_id;
  std::string account_id;
  std::string form_id;
  int form_version = 0;
  std::string state;           // portal::state_name
  long long version = 1;       // grows with each move and each resubmission
  std::string receipt_number;  // unique
  long long received_at_ms = 0;
  long long changed_at_ms = 0;    // when it came into its state
  std::string facility_snapshot;  // JSON: the facility as it was when this was sent; empty: not kept
  std::string facts;              // JSON: what the form was told of the facility
  std::string answers;            // JSON: normalised, without those kept as keyed hashes
  std::string reviewed_hash;      // keyed hash of the reviewed text's SHA-256
};

void insert_application(soci::session& sql, const ApplicationRow& row);
std::optional<ApplicationRow> find_application_row(soci::session& sql, const std::string& id);
// The facility's, newest first, without snapshot, facts and answers.
std::vector<ApplicationRow> list_application_rows(soci::session& sql, const std::string& facility_id, int limit);

void insert_hashed_answer(soci::session& sql, const std::string& application_id, const std::string& field,
                          const std::string& value_hash);
void insert_attachment(soci::session& sql, const std::string& application_id, const std::string& upload_id,
                       const std::string& field, int position);

// Also gives it its next version.
void set_application_state(soci::session& sql, const std::string& id, const std::string& state, std::int64_t now_ms);
// Facts, answers and the hash of what was reviewed, as a resubmission changes them.
void set_application_answers(soci::session& sql, const ApplicationRow& row);
void delete_hashed_answer(soci::session& sql, const std::string& application_id, const std::string& field);
// The application that has this upload as an attachment now; empty: none.
std::string find_attachment_holder(soci::session& sql, const std::string& upload_id);
// The uploads that it has as attachments now.
std::vector<std::string> list_attachment_ids(soci::session& sql, const std::string& application_id);
// Positions are never used twice.
int next_attachment_position(soci::session& sql, const std::string& application_id, const std::string& field);
// A resubmission has put something else in its place; it is kept for review.
void supersede_attachment(soci::session& sql, const std::string& upload_id, std::int64_t now_ms);
// The fields whose answers are kept as keyed hashes.
std::vector<std::string> list_hashed_answers(soci::session& sql, const std::string& application_id);

struct AttachmentRow {
  std::string field;
  std::string name;
  long long size_bytes = 0;
  std::string kind;
};

// Those that it has now, in the order in which they were sent.
std::vector<AttachmentRow> list_attachments(soci::session& sql, const std::string& application_id);

struct IdempotencyRow {
  std::string request_hash;
  std::string application_id;
};

std::optional<IdempotencyRow> find_idempotency_key(soci::session& sql, const std::string& account_id,
                                                   const std::string& key);
void insert_idempotency_key(soci::session& sql, const std::string& account_id, const std::string& key,
                            const IdempotencyRow& row, std::int64_t now_ms);

// The next number of a day, from 1. Inside a Transaction: a number is used up only by what commits with it.
int next_receipt_number(soci::session& sql, const std::string& day);

}  // namespace madoguchi::server
