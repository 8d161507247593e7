// Submission (D9, D10, B7): the core validates again, the reviewed hash is compared, one transaction writes
// application, attachments, audit entry and receipt number and ends the account's draft of the form; the idempotency
// key gives a repeat its first receipt. Then what a facility has sent: list, one, withdrawal.
#pragma once

#include <string_view>

#include "portal/draft_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Submitted {
  portal::Receipt receipt;
  bool repeated = false;  // the key was known: 200, not 201
};

// Problems: session.forbidden (403: the caller has no facility), form.unknown (404), application.invalid (422 with
// issues and missing), application.review_mismatch (409), application.attachment_unknown (422), idempotency.key_missing
// (400), idempotency.key_reused (422). The key is looked up before anything else is judged, so that a repeat gets its
// receipt although, say, its attachments now belong to the first sending. A facility may apply again under another key:
// whether a second application makes sense is for the reviewers to say.
Outcome<Submitted> submit_application(Context& context, const Caller& caller, const portal::ApplicationRequest& request,
                                      std::string_view idempotency_key);

// The facility's own, newest first, the last 500.
portal::ApplicationList list_applications(Context& context, const Caller& caller);

// One as it was sent. Problem: application.unknown (404: none, foreign).
Outcome<portal::Application> find_application(Context& context, const Caller& caller, std::string_view id);

// Takes an application back, where the portal's table of moves lets its applicant do so. Of a withdrawal and a
// reviewer's move at once, the second finds what the first did. Problems: application.unknown (404: none, foreign),
// application.not_withdrawable (409).
Outcome<portal::ApplicationListing> withdraw_application(Context& context, const Caller& caller, std::string_view id);

}  // namespace madoguchi::server
