// The origin check: a request that may change something is taken only from the portal's own pages, or from a program
// that is no browser. Together with SameSite=Lax this stands against cross-site request forgery.
#pragma once

#include "server/http/request.h"

namespace madoguchi::server {

// True for safe methods. Otherwise Origin, if sent, must be http(s)://Host (https alone where the request is secure),
// and Sec-Fetch-Site, if sent, "same-origin" or "none".
bool is_own_origin(const Request& request);

}  // namespace madoguchi::server
