// Decisions; see decisions.h.
#include "server/use_case/decisions.h"

#include <algorithm>
#include <set>
#include <string>

#include "form/evaluation.h"
#include "portal/application.h"
#include "server/mail/outbox.h"
#include "server/store/account_table.h"
#include "server/store/application_table.h"
#include "server/store/facility_table.h"
#include "server/store/review_record_table.h"
#include "server/store/review_table.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/facility_csv.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/review_desk.h"
#include "server/use_case/review_notes.h"
#include "server/use_case/words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

using portal::ApplicationState;
using portal::DecisionKind;

ApplicationState state_after(DecisionKind kind) {
  if (kind == DecisionKind::approve) return ApplicationState::completed;
  return kind == DecisionKind::reject ? ApplicationState::rejected : ApplicationState::returned;
}

bool is_readable(std::string_view text) {
  return text::is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return c == 0x7F || (c >= 0 && c < ' ' && c != '\n'); });
}

form::Issue issue(std::string_view field, std::string_view code) {
  return {std::string(field), std::string(code), form::Value(form::Value::Object{})};
}

// The fields that can be flagged: those that were there when the application was sent, but for checks, which follow the
// answers that they check.
std::set<std::string> flaggable_fields(Context& context, const ApplicationRow& row) {
  std::set<std::string> fields;
  const CataloguedForm* form = context.forms.find(row.form_id, row.form_version);
  if (form == nullptr) return fields;
  const form::Evaluation evaluation =
      form::evaluate(form->definition, stored_value(row.facts), stored_value(row.answers));
  fields.insert(evaluation.visible.begin(), evaluation.visible.end());
  for (const std::string& field : list_hashed_answers(context.store.sql(), row.id)) fields.insert(field);
  for (const form::Field& field : form->definition.fields()) {
    if (field.type == form::FieldType::check) fields.erase(field.id);
  }
  return fields;
}

// What was found in files that stand in the application now.
void add_infected_files(Context& context, const std::string& id, std::vector<form::Issue>& issues) {
  for (const ReviewAttachmentRow& each : list_review_attachments(context.store.sql(), id)) {
    if (each.superseded != 0 || each.scan_state != portal::scan_state_name(portal::ScanState::infected)) continue;
    issues.push_back({each.field, "review.attachment_infected",
                      form::Value(form::Value::Object{{"file", each.name}, {"signature", each.scan_detail}})});
  }
}

std::vector<form::Issue> faults_of(Context& context, const ApplicationRow& row,
                                   const portal::DecisionRequest& request) {
  std::vector<form::Issue> issues;
  if (!is_readable(request.reason)) issues.push_back(issue("", "review.reason_unreadable"));
  if (request.kind == DecisionKind::reject && text::trim(request.reason).empty()) {
    issues.push_back(issue("", "review.reason_missing"));
  }
  if (request.kind == DecisionKind::approve) add_infected_files(context, row.id, issues);
  if (request.kind != DecisionKind::send_back) {
    if (!request.flags.empty()) issues.push_back(issue("", "review.flags_out_of_place"));
    return issues;
  }
  if (request.flags.empty()) issues.push_back(issue("", "review.flags_missing"));
  const std::set<std::string> known = flaggable_fields(context, row);
  std::set<std::string> seen;
  for (const portal::FieldFlag& flag : request.flags) {
    if (!known.contains(flag.field) || !seen.insert(flag.field).second) {
      issues.push_back(issue(flag.field, "review.flag_unknown"));
    } else if (!is_readable(flag.comment) || text::trim(flag.comment).empty()) {
      issues.push_back(issue(flag.field, "review.comment_missing"));
    }
  }
  return issues;
}

// What became different since the version that was looked at.
portal::Problem changed_since(Context& context, const ApplicationRow& row, std::int64_t version) {
  portal::Problem problem = problem_of("review.changed").error;
  problem.issues.push_back({"", "review.state_now", form::Value(form::Value::Object{{"state", row.state}})});
  std::set<std::string> fields;
  for (const RevisionRow& revision : list_revisions(context.store.sql(), row.id)) {
    if (revision.version < version) continue;
    for (const auto& change : changes_between(stored_value(revision.answers), stored_value(row.answers)))
      fields.insert(change.field);
    const form::Value withheld = stored_value(revision.withheld);
    for (const form::Value& field : *withheld.as_array()) fields.insert(*field.as_string());
  }
  for (const std::string& field : fields) problem.issues.push_back(issue(field, "review.answer_changed"));
  return problem;
}

void tell_applicant(Context& context, const ApplicationRow& row, DecisionKind kind) {
  const auto account = find_account(context.store.sql(), row.account_id);
  if (!account || account->email.empty()) return;
  const std::string event = row.id + ":" + std::to_string(row.version);
  const std::string& portal = context.settings.public_url;
  const CataloguedForm* form = context.forms.find(row.form_id, row.form_version);
  const std::string title = form == nullptr ? row.form_id : words_of(context).text(form->definition.title_key());
  if (kind == DecisionKind::approve) {
    return enqueue_mail(context, {"application-completed:" + event,
                                  "application-completed",
                                  account->email,
                                  {{"form", title}, {"number", row.receipt_number}, {"portal", portal}}});
  }
  const std::string mail = kind == DecisionKind::reject ? "application-rejected" : "application-returned";
  enqueue_mail(context, {mail + ":" + event,
                         mail,
                         account->email,
                         {{"name", account->person_name},
                          {"form", title},
                          {"number", row.receipt_number},
                          {"url", portal + "/my-list/applications/" + row.id}}});
}

DecisionRow decision_row(Context& context, const Caller& reviewer, const ApplicationRow& row,
                         const portal::DecisionRequest& request, bool completed) {
  DecisionRow decision;
  decision.id = context.keys.random_id();
  decision.application_id = row.id;
  decision.version = row.version;
  decision.kind = portal::decision_kind_name(request.kind);
  decision.completed = completed ? 1 : 0;
  decision.reason = request.reason;
  decision.flags = stored_flags(request.flags);
  decision.account_id = reviewer.account_id;
  decision.decided_at_ms = context.now_ms();
  return decision;
}

// The decision with all that follows from it; inside a Transaction. What stands in the way, if anything does.
std::optional<portal::Problem> decide(Context& context, const Caller& reviewer, ApplicationRow& row,
                                      const portal::DecisionRequest& request) {
  soci::session& sql = context.store.sql();
  if (auto problem = claim_in_the_way(context, reviewer, row.id)) return problem;
  const auto from = portal::state_from_name(row.state);
  const ApplicationState to = state_after(request.kind);
  if (!from || !portal::may_move(*from, to, portal::Actor::reviewer)) return problem_of("review.not_decidable").error;
  if (auto issues = faults_of(context, row, request); !issues.empty()) {
    portal::Problem problem = problem_of("review.invalid").error;
    problem.issues = std::move(issues);
    return problem;
  }
  if (request.kind == DecisionKind::approve && context.settings.four_eyes) {
    const std::string proposer = find_approval_proposer(sql, row.id, row.version);
    if (proposer == reviewer.account_id) return problem_of("review.second_reviewer_needed").error;
    if (proposer.empty()) {
      insert_decision(sql, decision_row(context, reviewer, row, request, false));
      delete_claim(sql, row.id);
      append_audit_entry(context, reviewer, {"approval", row.id, "", "proposed"});
      return std::nullopt;
    }
  }
  insert_decision(sql, decision_row(context, reviewer, row, request, true));
  delete_claim(sql, row.id);
  const std::string before = row.state;
  row.state = portal::state_name(to);
  row.changed_at_ms = context.now_ms();
  ++row.version;
  set_application_state(sql, row.id, row.state, row.changed_at_ms);
  append_audit_entry(context, reviewer, {"application", row.id, before, row.state});
  if (request.kind == DecisionKind::approve) issue_accounts(context, reviewer, row);
  tell_applicant(context, row, request.kind);
  return std::nullopt;
}

portal::BulkApprovalResult::Item approve_one(Context& context, const Caller& reviewer,
                                             const portal::BulkApproval::Item& item) {
  const auto refused = [&](std::string_view code) {
    return portal::BulkApprovalResult::Item{item.id, portal::ApprovalOutcome::refused, std::string(code)};
  };
  Transaction transaction(context.store);
  auto row = find_application_row(context.store.sql(), item.id);
  if (!row) return refused("application.unknown");
  if (row->version != item.version) return refused("review.changed");
  const auto seen = find_review_row(context.store.sql(), row->id, context.now_ms());
  if (!seen || seen->check_confirmed == 0) return refused("review.not_confirmed");
  take_up(context, reviewer, *row);
  if (const auto problem = decide(context, reviewer, *row, {})) return refused(problem->code);
  const bool completed = row->state == portal::state_name(ApplicationState::completed);
  transaction.commit();
  return {item.id, completed ? portal::ApprovalOutcome::completed : portal::ApprovalOutcome::proposed, ""};
}

}  // namespace

Outcome<portal::ReviewApplication> decide_application(Context& context, const Caller& reviewer, std::string_view id,
                                                      const Precondition& precondition,
                                                      const portal::DecisionRequest& request) {
  if (precondition.kind != Precondition::Kind::version) return problem_of("review.precondition_missing");
  Transaction transaction(context.store);
  auto row = find_application_row(context.store.sql(), std::string(id));
  if (!row) return problem_of("application.unknown");
  if (row->version != precondition.version) return Failure{changed_since(context, *row, precondition.version)};
  if (auto problem = decide(context, reviewer, *row, request)) return Failure{*std::move(problem)};
  auto decided = describe_for_review(context, reviewer, *row);
  transaction.commit();
  return decided;
}

portal::BulkApprovalResult approve_confirmed(Context& context, const Caller& reviewer,
                                             const portal::BulkApproval& approval) {
  portal::BulkApprovalResult result;
  for (const portal::BulkApproval::Item& item : approval.applications) {
    result.applications.push_back(approve_one(context, reviewer, item));
  }
  return result;
}

Outcome<Done> reopen_check_of(Context& context, const Caller& reviewer, portal::FacilityType type,
                              std::string_view registration_number) {
  const auto facility = find_facility_id(context.store.sql(), type, registration_key(registration_number));
  if (!facility) return problem_of("facility.unknown");
  const auto reopened = reopen_facility_check(context, reviewer, *facility);
  if (!reopened) return Failure{reopened.error()};
  if (!*reopened) return problem_of("facility_check.not_closed");
  return Done{};
}

}  // namespace madoguchi::server
