// The wire messages of the review desk (under /review, for reviewers), of what comes back to the applicant (flagged
// fields, what was changed) and of issued accounts. Both sides use these; assets/openapi.json describes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_comment_bytes = 1500;  // 500 characters: of a flag, or a reason
inline constexpr std::size_t max_flags = 50;
inline constexpr std::size_t max_bulk = 100;  // applications that are approved at once

// ---- The queue

// An item of GET /review/applications.
struct ReviewListing {
  std::string id;
  std::string receipt_number;
  std::string received_at;  // RFC 3339, UTC
  std::string changed_at;   // of the last move
  std::string form_id;
  int form_version = 0;
  std::string state;  // portal::state_name
  std::int64_t version = 0;
  FacilityType facility_type = FacilityType::kenshin;
  std::string facility_name;  // as it was when the application was sent
  std::string prefecture;
  std::string person_name;       // of the account that sent it
  std::string method;            // 施設の確認方法: the answer's value; empty: the form does not ask
  int device_count = 0;          // 申請台数; 0: the form does not ask
  bool check_confirmed = false;  // 施設の確認 was passed for what was sent
  std::string claimed_by;        // a reviewer's name; empty: nobody works on it
  bool claimed_by_me = false;
  bool approval_proposed = false;  // another approval completes it (four-eyes approval)
};

struct StateCount {
  std::string state;
  std::int64_t count = 0;
};

struct ReviewPage {
  std::vector<ReviewListing> applications;
  std::vector<StateCount> counts;  // of all states, with the filters but without state and search
  std::string next;                // what `after` of the next page is; empty: these were the last
};

// ---- One application

struct FieldFlag {
  std::string field;
  std::string comment;
};

struct ReviewClaim {
  std::string person_name;
  std::string expires_at;
  bool mine = false;
};

// What is known of 施設の確認 beyond what the application says.
struct CheckFacts {
  bool closed = false;            // ① is closed for the facility (D5)
  int failed = 0;                 // checks in the last 24 hours
  std::string last_confirmed_at;  // empty: never
  bool in_master_data = true;     // false: the facility registered without being in the master data
};

enum class ScanState { unscanned, waiting, clean, infected, failed };
std::string_view scan_state_name(ScanState state);
std::optional<ScanState> scan_state_from_name(std::string_view name);

// What a virus scanner said of an attachment.
struct AttachmentScan {
  ScanState state = ScanState::unscanned;
  std::string at;         // of the last change; empty: unscanned
  std::string signature;  // what was found; empty unless infected
  std::string reason;     // in the scanner's words; empty unless failed
};

struct ReviewAttachment {
  std::string id;
  std::string field;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string kind;
  bool superseded = false;  // a resubmission has put others in its place
  bool removed = false;     // its bytes are gone: they need not be kept any longer
  AttachmentScan scan{};
};

struct HistoryEntry {
  std::string at;
  std::string actor_name;  // empty: not known (any more)
  std::string actor_role;
  std::string from;
  std::string to;
};

enum class DecisionKind { approve, send_back, reject };
std::string_view decision_kind_name(DecisionKind kind);  // "approve", "return", "reject"
std::optional<DecisionKind> decision_kind_from_name(std::string_view name);

struct DecisionRecord {
  std::string at;
  std::string person_name;
  DecisionKind kind = DecisionKind::approve;
  bool completed = true;  // false: an approval that waits, or waited, for a second one
  std::string reason;
  std::vector<FieldFlag> flags;
};

// An answer before and after a resubmission. A side that is not there was not given, or is kept as a keyed hash.
struct AnswerChange {
  std::string field;
  bool withheld = false;
  std::optional<form::Value> before;
  std::optional<form::Value> after;
};

struct ApplicationRevision {
  std::string at;  // of the resubmission
  std::vector<AnswerChange> changes;
};

enum class IssuedAccountState { active, stopped };
std::string_view issued_account_state_name(IssuedAccountState state);
std::optional<IssuedAccountState> issued_account_state_from_name(std::string_view name);

// An account of the app (D14); its initial password stands in the PDF only.
struct IssuedAccount {
  std::string id;  // "W0000001"
  IssuedAccountState state = IssuedAccountState::active;
  std::string issued_at;
  std::string changed_at;
  std::string application_id;
  std::string receipt_number;
  std::string replaced_by;  // the account that was issued in its place; empty: none
};

// GET /accounts.
struct IssuedAccountList {
  std::vector<IssuedAccount> accounts;
};

// GET /review/applications/{id}, and the answer to a claim and to a decision.
struct ReviewApplication {
  ReviewListing listing;
  form::Value answers;
  form::Value facts;
  std::vector<std::string> withheld;
  Facility facility;                   // as it was when this was sent
  std::optional<Facility> master;      // the master data today
  std::vector<std::string> differing;  // members of the facility that are not as in the master data
  CheckFacts check;
  std::vector<ReviewAttachment> attachments;
  std::vector<HistoryEntry> history;  // the oldest first
  std::vector<DecisionRecord> decisions;
  std::vector<ApplicationRevision> revisions;
  std::vector<IssuedAccount> accounts;
  std::optional<ReviewClaim> claim;
};

// ---- Decisions

// POST /review/applications/{id}/decision, beside If-Match. A return needs flags, a rejection a reason.
struct DecisionRequest {
  DecisionKind kind = DecisionKind::approve;
  std::vector<FieldFlag> flags;
  std::string reason;
};

// POST /review/approvals.
struct BulkApproval {
  struct Item {
    std::string id;
    std::int64_t version = 0;
  };
  std::vector<Item> applications;
};

enum class ApprovalOutcome { completed, proposed, refused };
std::string_view approval_outcome_name(ApprovalOutcome outcome);
std::optional<ApprovalOutcome> approval_outcome_from_name(std::string_view name);

// The answer to it: what became of each.
struct BulkApprovalResult {
  struct Item {
    std::string id;
    ApprovalOutcome outcome = ApprovalOutcome::refused;
    std::string code;  // of the problem; empty unless refused
  };
  std::vector<Item> applications;
};

// POST /review/facility-checks/reopening: ① is opened again for a facility (D5).
struct CheckReopening {
  FacilityType facility_type = FacilityType::kenshin;
  std::string registration_number;
};

// ---- Coming back to the applicant

// POST /applications/{id}/resubmission.
struct ResubmissionRequest {
  form::Value answers;          // normalised; without those that are withheld and not flagged
  std::string reviewed_sha256;  // lower-case hex of SHA-256 over portal::reviewed_text
};

// Each reads the JSON of its message, within form::ParseLimits.
Result<ReviewPage, WireFault> read_review_page(std::string_view json);
Result<ReviewApplication, WireFault> read_review_application(std::string_view json);
Result<DecisionRequest, WireFault> read_decision_request(std::string_view json);
Result<BulkApproval, WireFault> read_bulk_approval(std::string_view json);
Result<BulkApprovalResult, WireFault> read_bulk_approval_result(std::string_view json);
Result<CheckReopening, WireFault> read_check_reopening(std::string_view json);
Result<ResubmissionRequest, WireFault> read_resubmission_request(std::string_view json);
Result<IssuedAccountList, WireFault> read_issued_account_list(std::string_view json);
Result<IssuedAccount, WireFault> read_issued_account(std::string_view json);

std::string write(const ReviewPage& message);
std::string write(const ReviewApplication& message);
std::string write(const DecisionRequest& message);
std::string write(const BulkApproval& message);
std::string write(const BulkApprovalResult& message);
std::string write(const CheckReopening& message);
std::string write(const ResubmissionRequest& message);
std::string write(const IssuedAccountList& message);
std::string write(const IssuedAccount& message);

}  // namespace madoguchi::portal
