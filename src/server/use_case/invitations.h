// Accounts of reviewers and administrators come to be by invitation: a mailed link, valid for 72 hours, at which the
// invited person chooses the password.
#pragma once

#include <string>

#include "portal/account_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Invitation {
  std::string email;
  std::string person_name;
  portal::Role role = portal::Role::reviewer;
};

struct Invited {
  std::string account_id;
  std::string link;  // for an operator at the terminal; everybody else reads it in the mail
};

// Makes an account that waits for its password, or invites its owner once more; the earlier link ends. Problems:
// email.refused (422, with issues), account.exists (409: the address has an account that is in use).
Outcome<Invited> invite(Context& context, const Caller& actor, const Invitation& invitation);

// Problems: link.invalid (410), password.refused (422, with issues; the link stays good).
Outcome<portal::ConfirmedEmail> accept_invitation(Context& context, const portal::NewPassword& request);

}  // namespace madoguchi::server
