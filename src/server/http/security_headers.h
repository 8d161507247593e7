// The headers that keep a browser strict about what it was given: on every answer, pages get the client's policy on
// top.
#pragma once

#include "server/http/response.h"

namespace madoguchi::server {

void add_security_headers(Response& response, bool is_page);

}  // namespace madoguchi::server
