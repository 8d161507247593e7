// Drafts (B2): what an applicant has typed of a form and not sent yet, on the server, sealed. One of a form an account.
// Each saving names the version that it changes; of two tabs that save at once, exactly one wins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "portal/draft_messages.h"
#include "server/use_case/context.h"
#include "server/use_case/precondition.h"

namespace madoguchi::server {

portal::DraftList list_drafts(Context& context, const Caller& caller);

// Problem: draft.unknown (404). Uploads are in the order in which the answers name them.
Outcome<portal::Draft> find_draft(Context& context, const Caller& caller, std::string_view form_id);

// The version that the account's draft of the form had when it ended, 0 where there never was one. Whoever names it in
// If-Match begins the next draft knowingly.
std::int64_t ended_draft_version(Context& context, const Caller& caller, std::string_view form_id);

// Keeps the answers of fields that this version of the form has and that may be kept at all; of others, nothing.
// Uploads named in the answers belong to the draft from then on, those not named any more are let go. Problems:
// session.forbidden (403), form.unknown (404: the form or its version), draft.precondition_missing (428),
// draft.conflict (412: the version is another one; there is a draft already; the draft's form version is newer).
//
// A first saving (If-None-Match: *) within a minute of the end of a draft is a conflict too: it may have been under way
// when another request sent or discarded the draft, and must not bring it back unseen. Later than that, no such request
// is on its way any more.
Outcome<portal::DraftSaved> save_draft(Context& context, const Caller& caller, std::string_view form_id,
                                       const Precondition& precondition, const portal::DraftRequest& request);

// Problems: draft.precondition_missing (428), draft.unknown (404), draft.conflict (412).
Outcome<bool> discard_draft(Context& context, const Caller& caller, std::string_view form_id,
                            const Precondition& precondition);

// Ends the account's draft of a form and lets its uploads go; leaves the mark of a draft that ended even where there
// was none, for the sake of first savings under way. Called inside the Transaction that writes an application, before
// the application takes its uploads, and by whoever ends a draft otherwise.
void end_draft_now(Context& context, const std::string& account_id, const std::string& form_id, int form_version);

}  // namespace madoguchi::server
