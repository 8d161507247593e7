// Choosing a password at a mailed link: the same for an invitation and for a forgotten password, but for whose link it
// is and what becomes of the account.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "portal/account_messages.h"
#include "server/store/account_table.h"
#include "server/use_case/context.h"
#include "server/use_case/mailed_links.h"

namespace madoguchi::server {

// The link must be of `purpose`, and its account in `state`. `take` gets the account and the hash of the password,
// inside the Transaction that uses the link up. Problems: link.invalid (410), password.refused (422, with issues; the
// link stays good).
Outcome<portal::ConfirmedEmail> choose_password(
    Context& context, LinkPurpose purpose, std::string_view state, const portal::NewPassword& request,
    const std::function<void(const AccountRow& account, const std::string& hash)>& take);

}  // namespace madoguchi::server
