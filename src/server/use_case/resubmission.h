// Sending a returned application again (B5): only what the reviewer flagged may differ, and what becomes visible or
// goes with it. It keeps its 受付番号; what it was before is kept beside it.
#pragma once

#include <string_view>

#include "portal/review_messages.h"
#include "server/use_case/applications.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// A repeat under the same key gets its receipt again. Problems: session.forbidden (403), idempotency.key_missing (400),
// idempotency.key_reused (422), application.unknown (404: none, foreign), application.not_returned (409), form.unknown
// (404), application.invalid (422 with issues and missing), application.locked (422 with the fields that were not
// flagged), application.review_mismatch (409), application.attachment_unknown (422).
Outcome<Submitted> resubmit_application(Context& context, const Caller& caller, std::string_view id,
                                        const portal::ResubmissionRequest& request, std::string_view idempotency_key);

}  // namespace madoguchi::server
