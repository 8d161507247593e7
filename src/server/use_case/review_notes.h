// What review leaves with an application, for the applicant and for the desk alike: flags and reasons of decisions, and
// what resubmissions changed (B5).
#pragma once

#include <string>
#include <vector>

#include "portal/draft_messages.h"
#include "portal/review_messages.h"
#include "server/store/application_table.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// A decision's flags, as they are stored, and back.
std::string stored_flags(const std::vector<portal::FieldFlag>& flags);
std::vector<portal::FieldFlag> flags_of(const std::string& stored);

// Before and after of each resubmission, the oldest first.
std::vector<portal::ApplicationRevision> revisions_of(Context& context, const ApplicationRow& row);

// Between two sets of plain answers, in the order of the first one, then of what is new.
std::vector<portal::AnswerChange> changes_between(const form::Value& before, const form::Value& after);

// The flags that are open and the reason, where the application was returned or rejected.
void add_notes(Context& context, const ApplicationRow& row, portal::Application& application);

}  // namespace madoguchi::server
