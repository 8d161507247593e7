// 「パスワードを忘れた場合」 (S7): a mailed link, valid for an hour, once; then all sessions of the account end.
#pragma once

#include <string_view>

#include "portal/account_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// Says and does the same for an address with an account and one without; the mails differ. Problem:
// password_reset.throttled (429), by network address.
Outcome<Done> request_password_reset(Context& context, const portal::PasswordResetRequest& request,
                                     std::string_view client_address);

// Problems: link.invalid (410), password.refused (422, with issues; the link stays good).
Outcome<portal::ConfirmedEmail> reset_password(Context& context, const portal::NewPassword& request);

}  // namespace madoguchi::server
