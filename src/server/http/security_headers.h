// The headers that keep a browser strict about what it was given: on every answer, pages get the client's policy on
// top.
#pragma once

#include "server/http/response.h"

namespace madoguchi::server {

void add_security_headers(Response& response, bool is_page);
// For what was asked through TLS: a year of nothing else, for the names below this host's too (RFC 6797).
// The same for a file that somebody sent us: a browser that shows it although it is told to save it runs nothing of it.
void add_file_headers(Response& response);

void demand_tls(Response& response);

}  // namespace madoguchi::server
