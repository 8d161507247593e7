// A reviewer's decisions (B5, S29): approve, return with flagged fields, reject. What follows from one (the move, audit
// entries, accounts, the mail) is written with it.
#pragma once

#include <string_view>

#include "portal/review_messages.h"
#include "server/use_case/context.h"
#include "server/use_case/precondition.h"

namespace madoguchi::server {

// Problems: application.unknown (404), review.precondition_missing (428), review.changed (412, with what changed since
// the version that was looked at), review.claimed (409), review.not_decidable (409: it is not in review),
// review.invalid (422, with issues), review.second_reviewer_needed (409: four-eyes approval, by the same person).
Outcome<portal::ReviewApplication> decide_application(Context& context, const Caller& reviewer, std::string_view id,
                                                      const Precondition& precondition,
                                                      const portal::DecisionRequest& request);

// Approves those whose facility was confirmed by 施設の確認, each on its own: what stands in the way of one is said of
// that one. Further problem: review.not_confirmed (409).
portal::BulkApprovalResult approve_confirmed(Context& context, const Caller& reviewer,
                                             const portal::BulkApproval& approval);

// A reviewer opens ① again for a facility (D5), found by its type and 登録記号番号 or 健診機関番号. Problems:
// facility.unknown (404), facility_check.not_closed (409).
Outcome<Done> reopen_check_of(Context& context, const Caller& reviewer, portal::FacilityType type,
                              std::string_view registration_number);

}  // namespace madoguchi::server
