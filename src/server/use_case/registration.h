// Registration (S11, D1): the answers to the form "registration", a mail with a link, an account once the link is used.
// From outside an address or a facility that has an account already looks like any other; what is different stands in
// the mail.
#pragma once

#include <string_view>

#include "portal/account_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// Problems: form.unknown, registration.invalid (422, with issues and what is missing), registration.throttled (429).
Outcome<Done> start_registration(Context& context, const portal::RegistrationRequest& request,
                                 std::string_view client_address);

// Makes the account. Problem: link.invalid (410), also where another link for the same address or facility was faster;
// its sender then gets the mail that says so.
Outcome<portal::ConfirmedEmail> confirm_registration(Context& context, std::string_view token);

}  // namespace madoguchi::server
