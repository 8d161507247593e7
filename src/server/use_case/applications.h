// Submission (D9, D10, B7): the core validates again, the reviewed hash is compared, one transaction writes
// application, attachments, audit entry and receipt number; the idempotency key gives a repeat its first receipt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
std::vector<portal::Receipt> list_applications(Context& context, const Caller& caller);

// One as it was sent, as JSON {receipt members…, "answers": {…}}; answers that are kept as keyed hashes are not in it.
// Problem: application.unknown (404: none, foreign).
Outcome<std::string> find_application(Context& context, const Caller& caller, std::string_view id);

}  // namespace madoguchi::server
