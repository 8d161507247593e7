// The short forms that a screen of its own has: the pages that mailed links open, and asking for such a mail.
#pragma once

#include <memory>

#include "client/route.h"
#include "client/short_form.h"

namespace madoguchi::client {

// Null for other screens, and where a link has lost its token (the page was loaded anew).
// Texts: password_reset "email"; password_reset_new and invitation "password"; the others none.
std::unique_ptr<ShortForm> make_link_form(const Route& route, Transport& transport, std::function<void()> changed,
                                          std::function<void(const Response&)> done);

}  // namespace madoguchi::client
