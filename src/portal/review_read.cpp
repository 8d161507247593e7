// Reading review's messages; see review_messages.h.
#include <algorithm>

#include "portal/application.h"
#include "portal/review_messages.h"
#include "portal/review_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::size_t sha256_size = 64;
constexpr std::int64_t max_device_count = 1'000'000;

std::string read_id(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  return reader.text(object, place, name, 1, max_id_bytes);
}

std::string read_state(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  std::string state = read_id(reader, object, place, name);
  if (!state_from_name(state)) reader.fail(Reader::at(place, name), "is no value that is known here");
  return state;
}

ReviewListing read_listing(Reader& reader, const Value& object, const std::string& place) {
  ReviewListing listing;
  listing.id = read_id(reader, object, place, "id");
  listing.receipt_number = read_id(reader, object, place, "receiptNumber");
  listing.received_at = read_instant(reader, object, place, "receivedAt");
  listing.changed_at = read_instant(reader, object, place, "changedAt");
  read_form(reader, object, place, listing.form_id, listing.form_version);
  listing.state = read_state(reader, object, place, "state");
  listing.version = reader.integer(object, place, "version", 1, max_number);
  listing.facility_type = reader.named(object, place, "facilityType", &facility_type_from_name, FacilityType::kenshin);
  listing.facility_name = reader.text(object, place, "facilityName");
  listing.prefecture = reader.text(object, place, "prefecture");
  listing.person_name = reader.text(object, place, "personName");
  listing.method = reader.optional_text(object, place, "method");
  if (const Value* count = object.find("deviceCount"); count != nullptr && !count->is_null())
    listing.device_count = static_cast<int>(reader.integer(object, place, "deviceCount", 1, max_device_count));
  listing.check_confirmed = reader.boolean(object, place, "checkConfirmed");
  listing.claimed_by = reader.optional_text(object, place, "claimedBy");
  listing.claimed_by_me = reader.boolean(object, place, "claimedByMe");
  listing.approval_proposed = reader.boolean(object, place, "approvalProposed");
  return listing;
}

StateCount read_count(Reader& reader, const Value& object, const std::string& place) {
  return {read_state(reader, object, place, "state"), reader.integer(object, place, "count", 0, max_number)};
}

FieldFlag read_flag(Reader& reader, const Value& object, const std::string& place) {
  return {read_id(reader, object, place, "field"), reader.text(object, place, "comment", 0, max_comment_bytes)};
}

AttachmentScan read_scan(Reader& reader, const Value& object, const std::string& place) {
  AttachmentScan scan;
  scan.state = reader.named(object, place, "state", &scan_state_from_name, ScanState::unscanned);
  scan.at = reader.optional_text(object, place, "at");
  scan.signature = reader.optional_text(object, place, "signature");
  scan.reason = reader.optional_text(object, place, "reason");
  return scan;
}

ReviewAttachment read_attachment(Reader& reader, const Value& object, const std::string& place) {
  ReviewAttachment attachment;
  attachment.id = read_id(reader, object, place, "id");
  attachment.field = read_id(reader, object, place, "field");
  attachment.name = reader.text(object, place, "name", 1);
  attachment.size_bytes = static_cast<std::uint64_t>(reader.integer(object, place, "sizeBytes", 0, max_size_bytes));
  attachment.kind = read_id(reader, object, place, "kind");
  attachment.superseded = reader.boolean(object, place, "superseded");
  attachment.removed = reader.boolean(object, place, "removed");
  attachment.scan = read_scan(reader, reader.object_member(object, place, "scan"), Reader::at(place, "scan"));
  return attachment;
}

HistoryEntry read_history(Reader& reader, const Value& object, const std::string& place) {
  HistoryEntry entry;
  entry.at = read_instant(reader, object, place, "at");
  entry.actor_name = reader.optional_text(object, place, "actorName");
  entry.actor_role = reader.text(object, place, "actorRole", 0, max_id_bytes);
  entry.from = reader.text(object, place, "from", 0, max_id_bytes);
  entry.to = reader.text(object, place, "to", 0, max_id_bytes);
  return entry;
}

DecisionRecord read_decision(Reader& reader, const Value& object, const std::string& place) {
  DecisionRecord decision;
  decision.at = read_instant(reader, object, place, "at");
  decision.person_name = reader.text(object, place, "personName");
  decision.kind = reader.named(object, place, "kind", &decision_kind_from_name, DecisionKind::approve);
  decision.completed = reader.boolean(object, place, "completed");
  decision.reason = reader.optional_text(object, place, "reason");
  decision.flags = read_flags(reader, object, place);
  return decision;
}

std::optional<Value> read_side(const Value& object, std::string_view name) {
  const Value* side = object.find(name);
  return side == nullptr ? std::nullopt : std::optional<Value>(*side);
}

AnswerChange read_change(Reader& reader, const Value& object, const std::string& place) {
  AnswerChange change;
  change.field = read_id(reader, object, place, "field");
  change.withheld = reader.boolean(object, place, "withheld");
  change.before = read_side(object, "before");
  change.after = read_side(object, "after");
  return change;
}

ApplicationRevision read_revision(Reader& reader, const Value& object, const std::string& place) {
  return {read_instant(reader, object, place, "at"), read_items(reader, object, place, "changes", &read_change)};
}

IssuedAccount read_account(Reader& reader, const Value& object, const std::string& place) {
  IssuedAccount account;
  account.id = read_id(reader, object, place, "id");
  account.state = reader.named(object, place, "state", &issued_account_state_from_name, IssuedAccountState::active);
  account.issued_at = read_instant(reader, object, place, "issuedAt");
  account.changed_at = read_instant(reader, object, place, "changedAt");
  account.application_id = read_id(reader, object, place, "applicationId");
  account.receipt_number = read_id(reader, object, place, "receiptNumber");
  account.replaced_by = reader.optional_text(object, place, "replacedBy");
  return account;
}

CheckFacts read_check(Reader& reader, const Value& object, const std::string& place) {
  CheckFacts check;
  check.closed = reader.boolean(object, place, "closed");
  check.failed = static_cast<int>(reader.integer(object, place, "failed", 0, 1'000'000));
  check.last_confirmed_at = reader.optional_text(object, place, "lastConfirmedAt");
  check.in_master_data = reader.boolean(object, place, "inMasterData");
  return check;
}

BulkApproval::Item read_bulk_item(Reader& reader, const Value& object, const std::string& place) {
  return {read_id(reader, object, place, "id"), reader.integer(object, place, "version", 1, max_number)};
}

BulkApprovalResult::Item read_bulk_outcome(Reader& reader, const Value& object, const std::string& place) {
  return {read_id(reader, object, place, "id"),
          reader.named(object, place, "outcome", &approval_outcome_from_name, ApprovalOutcome::refused),
          reader.optional_text(object, place, "code")};
}

bool is_sha256_hex(std::string_view text) {
  return text.size() == sha256_size &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::vector<FieldFlag> read_flags(Reader& reader, const Value& object, const std::string& place) {
  return read_items(reader, object, place, "flags", &read_flag, max_flags);
}

std::vector<ApplicationRevision> read_revisions(Reader& reader, const Value& object, const std::string& place) {
  return read_items(reader, object, place, "revisions", &read_revision);
}

Result<ReviewPage, WireFault> read_review_page(std::string_view json) {
  return read_message<ReviewPage>(json, [](Reader& reader, const Value& value, ReviewPage& page) {
    page.applications = read_items(reader, value, "", "applications", &read_listing);
    page.counts = read_items(reader, value, "", "counts", &read_count);
    page.next = reader.optional_text(value, "", "next");
  });
}

Result<ReviewApplication, WireFault> read_review_application(std::string_view json) {
  return read_message<ReviewApplication>(json, [](Reader& reader, const Value& value, ReviewApplication& found) {
    found.listing = read_listing(reader, value, "");
    found.answers = reader.object_member(value, "", "answers");
    found.facts = reader.object_member(value, "", "facts");
    found.withheld = reader.names(value, "", "withheld");
    found.facility = read_facility(reader, reader.object_member(value, "", "facility"), "/facility");
    if (const Value* master = value.find("master")) found.master = read_facility(reader, *master, "/master");
    found.differing = reader.names(value, "", "differing");
    found.check = read_check(reader, reader.object_member(value, "", "check"), "/check");
    found.attachments = read_items(reader, value, "", "attachments", &read_attachment);
    found.history = read_items(reader, value, "", "history", &read_history);
    found.decisions = read_items(reader, value, "", "decisions", &read_decision);
    found.revisions = read_revisions(reader, value, "");
    found.accounts = read_items(reader, value, "", "accounts", &read_account);
    if (const Value* claim = value.find("claim")) {
      found.claim =
          ReviewClaim{reader.text(*claim, "/claim", "personName"), read_instant(reader, *claim, "/claim", "expiresAt"),
                      reader.boolean(*claim, "/claim", "mine")};
    }
  });
}

Result<DecisionRequest, WireFault> read_decision_request(std::string_view json) {
  return read_message<DecisionRequest>(json, [](Reader& reader, const Value& value, DecisionRequest& request) {
    request.kind = reader.named(value, "", "kind", &decision_kind_from_name, DecisionKind::approve);
    if (value.find("flags") != nullptr) request.flags = read_flags(reader, value, "");
    if (value.find("reason") != nullptr) request.reason = reader.text(value, "", "reason", 0, max_comment_bytes);
  });
}

Result<BulkApproval, WireFault> read_bulk_approval(std::string_view json) {
  return read_message<BulkApproval>(json, [](Reader& reader, const Value& value, BulkApproval& approval) {
    approval.applications = read_items(reader, value, "", "applications", &read_bulk_item, max_bulk);
  });
}

Result<BulkApprovalResult, WireFault> read_bulk_approval_result(std::string_view json) {
  return read_message<BulkApprovalResult>(json, [](Reader& reader, const Value& value, BulkApprovalResult& result) {
    result.applications = read_items(reader, value, "", "applications", &read_bulk_outcome, max_bulk);
  });
}

Result<CheckReopening, WireFault> read_check_reopening(std::string_view json) {
  return read_message<CheckReopening>(json, [](Reader& reader, const Value& value, CheckReopening& reopening) {
    reopening.facility_type = reader.named(value, "", "facilityType", &facility_type_from_name, FacilityType::kenshin);
    reopening.registration_number = reader.text(value, "", "registrationNumber", 1, max_id_bytes);
  });
}

Result<ResubmissionRequest, WireFault> read_resubmission_request(std::string_view json) {
  return read_message<ResubmissionRequest>(json, [](Reader& reader, const Value& value, ResubmissionRequest& request) {
    request.answers = reader.object_member(value, "", "answers");
    request.reviewed_sha256 = reader.text(value, "", "reviewedSha256", sha256_size, sha256_size);
    if (!is_sha256_hex(request.reviewed_sha256)) reader.fail("/reviewedSha256", "must be 64 lower-case hex digits");
  });
}

Result<IssuedAccountList, WireFault> read_issued_account_list(std::string_view json) {
  return read_message<IssuedAccountList>(json, [](Reader& reader, const Value& value, IssuedAccountList& list) {
    list.accounts = read_items(reader, value, "", "accounts", &read_account);
  });
}

Result<IssuedAccount, WireFault> read_issued_account(std::string_view json) {
  return read_message<IssuedAccount>(json, [](Reader& reader, const Value& value, IssuedAccount& account) {
    account = read_account(reader, value, "");
  });
}

}  // namespace madoguchi::portal
