// Statements of the review desk: the queue with its filters, search and counts, claims, decisions, what resubmissions
// superseded.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::server {

// ---- What an application is looked up by

struct ReviewColumns {
  std::string facility_type;
  std::string facility_name;
  std::string prefecture;
  std::string method;
  bool check_confirmed = false;
  std::string administrator_name, registration_number;  // only searched
};

ReviewColumns review_columns(const portal::Facility& facility, const form::Value& facts, const form::Value& answers);

// Gives an application its number in the order of receipt, what it is filtered by, and its row in the search index.
void index_application(soci::session& sql, const std::string& id, const ReviewColumns& columns,
                       const std::string& receipt_number, const std::string& person_name);
// After a resubmission: the answers may have changed what it is filtered by.
void set_review_columns(soci::session& sql, const std::string& id, const ReviewColumns& columns);

// ---- The queue

struct ReviewFilter {
  std::string state;                              // empty: any
  std::string facility_type;                      // empty: any
  std::string prefecture;                         // empty: any
  std::string method;                             // empty: any
  std::string search;                             // an expression of search_text.h; empty: none
  std::optional<std::int64_t> from_ms, until_ms;  // received; until_ms is not included
};

struct ReviewOrder {
  bool by_change = false;  // else by receipt
  bool newest_first = false;
};

// The last row of the page before.
struct ReviewCursor {
  std::int64_t changed_at_ms = 0;  // only when ordered by change
  std::int64_t number = 0;
};

struct ReviewRow {
  std::string id;
  long long number = 0;
  std::string receipt_number;
  long long received_at_ms = 0;
  long long changed_at_ms = 0;
  std::string form_id;
  int form_version = 0;
  std::string state;
  long long version = 0;
  std::string facility_type, facility_name, prefecture, method;
  int check_confirmed = 0;
  std::string person_name;
  std::string claimed_by_id, claimed_by_name;  // empty: nobody
  int approval_proposed = 0;
};

std::vector<ReviewRow> list_review_rows(soci::session& sql, const ReviewFilter& filter, const ReviewOrder& order,
                                        const std::optional<ReviewCursor>& after, std::int64_t now_ms, int limit);
std::optional<ReviewRow> find_review_row(soci::session& sql, const std::string& id, std::int64_t now_ms);
// How many there are in each state; the filter's state and search do not matter.
std::vector<std::pair<std::string, long long>> count_by_state(soci::session& sql, const ReviewFilter& filter);

// ---- Claims

struct ClaimRow {
  std::string account_id;
  std::string person_name;
  long long expires_at_ms = 0;
};

// One that has not expired.
std::optional<ClaimRow> find_claim(soci::session& sql, const std::string& application_id, std::int64_t now_ms);
void put_claim(soci::session& sql, const std::string& application_id, const std::string& account_id,
               std::int64_t expires_at_ms);
void delete_claim(soci::session& sql, const std::string& application_id);

// ---- Decisions

struct DecisionRow {
  std::string id;
  std::string application_id;
  long long version = 0;
  std::string kind;
  int completed = 0;
  std::string reason;
  std::string flags;  // JSON
  std::string account_id;
  long long decided_at_ms = 0;
  std::string person_name;  // only read
};

void insert_decision(soci::session& sql, const DecisionRow& row);
// The oldest first.
std::vector<DecisionRow> list_decisions(soci::session& sql, const std::string& application_id);
// The newest that was completed.
std::optional<DecisionRow> find_last_decision(soci::session& sql, const std::string& application_id);
// Who proposed the approval of this version; empty: nobody.
std::string find_approval_proposer(soci::session& sql, const std::string& application_id, std::int64_t version);

// ---- Resubmissions

struct RevisionRow {
  long long version = 0;  // the last one at which these answers stood
  std::string answers;    // JSON
  std::string withheld;   // JSON: fields kept as keyed hashes that were answered anew
  long long superseded_at_ms = 0;
};

void insert_revision(soci::session& sql, const std::string& application_id, const RevisionRow& row);
// The oldest first.
std::vector<RevisionRow> list_revisions(soci::session& sql, const std::string& application_id);

// ---- What else is shown of an application

struct ReviewAttachmentRow {
  std::string upload_id;
  std::string field;
  std::string name;
  long long size_bytes = 0;
  std::string kind;
  int superseded = 0;
  int removed = 0;  // the bytes are gone
};

std::vector<ReviewAttachmentRow> list_review_attachments(soci::session& sql, const std::string& application_id);

// Attachments, still there, of applications that were decided or withdrawn before a time.
std::vector<std::string> list_old_evidence(soci::session& sql, std::int64_t before_ms, int limit);
void set_evidence_removed(soci::session& sql, const std::string& upload_id, std::int64_t now_ms);

struct MoveRow {
  long long at_ms = 0;
  std::string actor_name;
  std::string actor_role;
  std::string from_state, to_state;
};

// The moves of an application in the audit log, the oldest first.
std::vector<MoveRow> list_moves(soci::session& sql, const std::string& application_id, int limit);

// The master data of a facility, whatever it said of itself; nothing for one that is not in them.
std::optional<portal::Facility> find_master_facility(soci::session& sql, const std::string& facility_id);
// When a check of the facility was last confirmed; 0: never.
std::int64_t last_confirmed_check_ms(soci::session& sql, const std::string& facility_id);

}  // namespace madoguchi::server
