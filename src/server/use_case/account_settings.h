// What an account's owner changes: the password, the mail address. Each asks for the password again, ends the other
// sessions and is told by mail.
#pragma once

#include <optional>
#include <string_view>

#include "portal/account_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

portal::AccountDetails describe_account(Context& context, const Caller& caller);

// Problems: account.wrong_password (401), account.throttled (429), password.refused (422, with issues).
Outcome<Done> change_password(Context& context, const Caller& caller, const portal::PasswordChange& change);

// Mails a link to the new address and tells the old one; the same where the new address has an account, whose owner is
// told instead. Problems: account.wrong_password, account.throttled, email.refused (422, with issues).
Outcome<Done> request_email_change(Context& context, const Caller& caller, const portal::EmailChange& change);

// `caller` is whoever opens the link, if anybody is logged in: a session of the account itself goes on. Problem:
// link.invalid (410).
Outcome<portal::ConfirmedEmail> confirm_email_change(Context& context, const std::optional<Caller>& caller,
                                                     std::string_view token);

}  // namespace madoguchi::server
