// See review_decision.h.
#include "client/review_decision.h"

#include <algorithm>

#include "text/fold.h"

namespace madoguchi::client {
namespace {

form::Issue issue(std::string field, const char* code) {
  return {std::move(field), code, form::Value(form::Value::Object{})};
}

}  // namespace

bool DecisionDraft::written() const {
  return !reason.empty() ||
         std::any_of(flags.begin(), flags.end(), [](const auto& each) { return !each.second.comment.empty(); });
}

std::vector<form::Issue> faults_of(const DecisionDraft& draft, const std::vector<std::string>& fields) {
  std::vector<form::Issue> faults;
  const portal::DecisionRequest request = request_of(draft, fields);
  if (request.kind == portal::DecisionKind::send_back && request.flags.empty())
    faults.push_back(issue("", "review.flags_missing"));
  for (const portal::FieldFlag& flag : request.flags)
    if (flag.comment.empty()) faults.push_back(issue(flag.field, "review.comment_missing"));
  if (request.kind == portal::DecisionKind::reject && request.reason.empty())
    faults.push_back(issue("", "review.reason_missing"));
  return faults;
}

portal::DecisionRequest request_of(const DecisionDraft& draft, const std::vector<std::string>& fields) {
  portal::DecisionRequest request;
  request.kind = draft.kind.value_or(portal::DecisionKind::approve);
  if (request.kind == portal::DecisionKind::approve) return request;
  request.reason = text::trim(draft.reason);
  if (request.kind == portal::DecisionKind::reject) return request;
  for (const std::string& field : fields) {
    const auto flag = draft.flags.find(field);
    if (flag != draft.flags.end() && flag->second.flagged)
      request.flags.push_back({field, std::string(text::trim(flag->second.comment))});
  }
  return request;
}

}  // namespace madoguchi::client
