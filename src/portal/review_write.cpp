// Writing review's messages, and the names of their enumerations; see review_messages.h.
#include "portal/name_table.h"
#include "portal/review_messages.h"
#include "portal/review_values.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr Names<DecisionKind, 3> decision_kinds{
    {{DecisionKind::approve, "approve"}, {DecisionKind::send_back, "return"}, {DecisionKind::reject, "reject"}}};
constexpr Names<IssuedAccountState, 2> account_states{
    {{IssuedAccountState::active, "active"}, {IssuedAccountState::stopped, "stopped"}}};
constexpr Names<ScanState, 5> scan_states{{{ScanState::unscanned, "unscanned"},
                                           {ScanState::waiting, "waiting"},
                                           {ScanState::clean, "clean"},
                                           {ScanState::infected, "infected"},
                                           {ScanState::failed, "failed"}}};
constexpr Names<ApprovalOutcome, 3> outcomes{{{ApprovalOutcome::completed, "completed"},
                                              {ApprovalOutcome::proposed, "proposed"},
                                              {ApprovalOutcome::refused, "refused"}}};

Value text_value(const std::string& text) { return Value(text); }

Value::Object listing_object(const ReviewListing& listing) {
  Value::Object object{{"id", Value(listing.id)},
                       {"receiptNumber", Value(listing.receipt_number)},
                       {"receivedAt", Value(listing.received_at)},
                       {"changedAt", Value(listing.changed_at)},
                       {"formId", Value(listing.form_id)},
                       {"formVersion", Value(listing.form_version)},
                       {"state", Value(listing.state)},
                       {"version", Value(listing.version)},
                       {"facilityType", Value(facility_type_name(listing.facility_type))},
                       {"facilityName", Value(listing.facility_name)},
                       {"prefecture", Value(listing.prefecture)},
                       {"personName", Value(listing.person_name)}};
  add_if_any(object, "method", listing.method);
  if (listing.device_count > 0) object.emplace_back("deviceCount", Value(listing.device_count));
  object.emplace_back("checkConfirmed", Value(listing.check_confirmed));
  add_if_any(object, "claimedBy", listing.claimed_by);
  object.emplace_back("claimedByMe", Value(listing.claimed_by_me));
  object.emplace_back("approvalProposed", Value(listing.approval_proposed));
  return object;
}

Value scan_value(const AttachmentScan& scan) {
  Value::Object object{{"state", Value(scan_state_name(scan.state))}};
  add_if_any(object, "at", scan.at);
  add_if_any(object, "signature", scan.signature);
  add_if_any(object, "reason", scan.reason);
  return Value(std::move(object));
}

Value attachment_value(const ReviewAttachment& attachment) {
  return Value(Value::Object{{"id", Value(attachment.id)},
                             {"field", Value(attachment.field)},
                             {"name", Value(attachment.name)},
                             {"sizeBytes", size_value(attachment.size_bytes)},
                             {"kind", Value(attachment.kind)},
                             {"superseded", Value(attachment.superseded)},
                             {"removed", Value(attachment.removed)},
                             {"scan", scan_value(attachment.scan)}});
}

Value history_value(const HistoryEntry& entry) {
  Value::Object object{{"at", Value(entry.at)}};
  add_if_any(object, "actorName", entry.actor_name);
  object.emplace_back("actorRole", Value(entry.actor_role));
  object.emplace_back("from", Value(entry.from));
  object.emplace_back("to", Value(entry.to));
  return Value(std::move(object));
}

Value decision_value(const DecisionRecord& decision) {
  Value::Object object{{"at", Value(decision.at)},
                       {"personName", Value(decision.person_name)},
                       {"kind", Value(decision_kind_name(decision.kind))},
                       {"completed", Value(decision.completed)}};
  add_if_any(object, "reason", decision.reason);
  object.emplace_back("flags", flags_value(decision.flags));
  return Value(std::move(object));
}

Value change_value(const AnswerChange& change) {
  Value::Object object{{"field", Value(change.field)}, {"withheld", Value(change.withheld)}};
  if (change.before) object.emplace_back("before", *change.before);
  if (change.after) object.emplace_back("after", *change.after);
  return Value(std::move(object));
}

Value revision_value(const ApplicationRevision& revision) {
  return Value(Value::Object{{"at", Value(revision.at)}, {"changes", items_value(revision.changes, &change_value)}});
}

Value account_value(const IssuedAccount& account) {
  Value::Object object{{"id", Value(account.id)},
                       {"state", Value(issued_account_state_name(account.state))},
                       {"issuedAt", Value(account.issued_at)},
                       {"changedAt", Value(account.changed_at)},
                       {"applicationId", Value(account.application_id)},
                       {"receiptNumber", Value(account.receipt_number)}};
  add_if_any(object, "replacedBy", account.replaced_by);
  return Value(std::move(object));
}

Value check_value(const CheckFacts& check) {
  Value::Object object{{"closed", Value(check.closed)}, {"failed", Value(check.failed)}};
  add_if_any(object, "lastConfirmedAt", check.last_confirmed_at);
  object.emplace_back("inMasterData", Value(check.in_master_data));
  return Value(std::move(object));
}

}  // namespace

std::string_view decision_kind_name(DecisionKind kind) { return name_of(decision_kinds, kind); }
std::optional<DecisionKind> decision_kind_from_name(std::string_view name) { return value_of(decision_kinds, name); }
std::string_view scan_state_name(ScanState state) { return name_of(scan_states, state); }
std::optional<ScanState> scan_state_from_name(std::string_view name) { return value_of(scan_states, name); }
std::string_view issued_account_state_name(IssuedAccountState state) { return name_of(account_states, state); }
std::optional<IssuedAccountState> issued_account_state_from_name(std::string_view name) {
  return value_of(account_states, name);
}
std::string_view approval_outcome_name(ApprovalOutcome outcome) { return name_of(outcomes, outcome); }
std::optional<ApprovalOutcome> approval_outcome_from_name(std::string_view name) { return value_of(outcomes, name); }

Value flags_value(const std::vector<FieldFlag>& flags) {
  return items_value(flags, [](const FieldFlag& flag) {
    return Value(Value::Object{{"field", Value(flag.field)}, {"comment", Value(flag.comment)}});
  });
}

Value revisions_value(const std::vector<ApplicationRevision>& revisions) {
  return items_value(revisions, &revision_value);
}

std::string write(const ReviewPage& message) {
  Value::Object object{
      {"applications",
       items_value(message.applications, [](const ReviewListing& listing) { return Value(listing_object(listing)); })},
      {"counts", items_value(message.counts, [](const StateCount& count) {
         return Value(Value::Object{{"state", Value(count.state)}, {"count", Value(count.count)}});
       })}};
  add_if_any(object, "next", message.next);
  return written(std::move(object));
}

std::string write(const ReviewApplication& message) {
  Value::Object object = listing_object(message.listing);
  object.emplace_back("answers", answers_value(message.answers));
  object.emplace_back("facts", answers_value(message.facts));
  object.emplace_back("withheld", items_value(message.withheld, &text_value));
  object.emplace_back("facility", facility_value(message.facility));
  if (message.master) object.emplace_back("master", facility_value(*message.master));
  object.emplace_back("differing", items_value(message.differing, &text_value));
  object.emplace_back("check", check_value(message.check));
  object.emplace_back("attachments", items_value(message.attachments, &attachment_value));
  object.emplace_back("history", items_value(message.history, &history_value));
  object.emplace_back("decisions", items_value(message.decisions, &decision_value));
  object.emplace_back("revisions", revisions_value(message.revisions));
  object.emplace_back("accounts", items_value(message.accounts, &account_value));
  if (message.claim) {
    object.emplace_back("claim", Value(Value::Object{{"personName", Value(message.claim->person_name)},
                                                     {"expiresAt", Value(message.claim->expires_at)},
                                                     {"mine", Value(message.claim->mine)}}));
  }
  return written(std::move(object));
}

std::string write(const DecisionRequest& message) {
  Value::Object object{{"kind", Value(decision_kind_name(message.kind))}, {"flags", flags_value(message.flags)}};
  add_if_any(object, "reason", message.reason);
  return written(std::move(object));
}

std::string write(const BulkApproval& message) {
  return written({{"applications", items_value(message.applications, [](const BulkApproval::Item& item) {
                     return Value(Value::Object{{"id", Value(item.id)}, {"version", Value(item.version)}});
                   })}});
}

std::string write(const BulkApprovalResult& message) {
  return written(
      {{"applications", items_value(message.applications, [](const BulkApprovalResult::Item& item) {
          Value::Object object{{"id", Value(item.id)}, {"outcome", Value(approval_outcome_name(item.outcome))}};
          add_if_any(object, "code", item.code);
          return Value(std::move(object));
        })}});
}

std::string write(const CheckReopening& message) {
  return written({{"facilityType", Value(facility_type_name(message.facility_type))},
                  {"registrationNumber", Value(message.registration_number)}});
}

std::string write(const ResubmissionRequest& message) {
  return written({{"answers", answers_value(message.answers)}, {"reviewedSha256", Value(message.reviewed_sha256)}});
}

std::string write(const IssuedAccountList& message) {
  return written({{"accounts", items_value(message.accounts, &account_value)}});
}

std::string write(const IssuedAccount& message) { return form::to_json(account_value(message)); }

}  // namespace madoguchi::portal
