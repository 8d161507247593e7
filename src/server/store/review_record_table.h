// Statements about one application on the review desk: who works on it, what was decided, what resubmissions
// superseded, and what else is shown of it.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::server {

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
  int removed = 0;                      // the bytes are gone
  std::string scan_state, scan_detail;  // empty: it was not given to a scanner
  long long scan_changed_at_ms = 0;
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
