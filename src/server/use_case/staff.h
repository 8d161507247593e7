// Reviewers and administrators: who there is, inviting them, their roles, taking their rights away. Each act has an
// audit entry.
#pragma once

#include <string_view>

#include "portal/administration_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// The first 500.
portal::StaffList list_staff(Context& context);

// A mail goes to the invited person; inviting somebody who has not accepted yet sends another. Problems: staff.invalid
// (422: a name that cannot be shown), and those of invite() (invitations.h).
Outcome<portal::StaffMember> invite_staff(Context& context, const Caller& actor,
                                          const portal::StaffInvitation& invitation);

// Whoever gets another role or is disabled has to log in anew: their sessions end. Of two changes at once the second
// finds what the first did. Problems: staff.unknown (404: none, an applicant), staff.last_administrator (409: nobody
// active would be left to administrate).
Outcome<portal::StaffMember> change_staff(Context& context, const Caller& actor, std::string_view id,
                                          const portal::StaffChange& change);

}  // namespace madoguchi::server
