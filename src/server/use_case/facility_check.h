// 施設の確認 (S20, S21, D5): matches an answer with the facility's master data by keyed hash. Five failures in 24 h
// close it.
#pragma once

#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/evaluation.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

inline constexpr int max_failed_checks = 5;  // D5, in 24 h

// Problems: session.forbidden (403: the caller has no facility), form.unknown (404), check.unknown (404),
// facility_check.not_applicable (422: nothing visible to be checked), facility_check.invalid (422 with issues and
// missing). A closed check answers with the outcome closed, whatever was typed; so does the failure that closes it. The
// same wrong value again counts again; a confirmed check takes no failure back. Where the master data have no value to
// match, the answer is the same as for a wrong one.
Outcome<portal::FacilityCheckResult> check_facility(Context& context, const Caller& caller,
                                                    const portal::FacilityCheckRequest& request);

// The fact `facilityCheck` for a submission: closed; or confirmed, where every visible check of the form was confirmed
// for exactly the values in `normalised_answers` within the last 24 h; else none.
portal::FacilityCheck facility_check_fact(Context& context, std::string_view facility_id,
                                          const form::Definition& definition, const form::Evaluation& evaluation);

// A reviewer opens ① again for a facility; failures from before no longer count. Problems: session.forbidden (403: not
// a reviewer). False when it was not closed.
Outcome<bool> reopen_facility_check(Context& context, const Caller& reviewer, std::string_view facility_id);

// The keyed hash under which master data keep an attribute of a facility, from its comparable form (form::comparable).
std::string attribute_hash(const Keys& keys, std::string_view facility_id, std::string_view attribute,
                           std::string_view comparable);

}  // namespace madoguchi::server
