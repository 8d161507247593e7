// 施設の確認 (S20, S21, D5): matches an answer with the facility's master data by keyed hash. Five failures in 24 h close it.
#pragma once

#include "server/use_case/context.h"

namespace madoguchi::server {

// Problems: form.unknown (404), check.unknown (404), facility_check.not_applicable (422: nothing visible to be checked),
// facility_check.invalid (422 with issues). A closed check answers with the outcome closed, whatever was typed.
Outcome<portal::FacilityCheckResult> check_facility(Context& context, const Caller& caller, const portal::FacilityCheckRequest& request);

}  // namespace madoguchi::server
