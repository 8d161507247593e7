// The headers that keep a browser strict about what it was given: on every answer, by what it is.
#pragma once

#include "server/http/response.h"

namespace madoguchi::server {

// What an answer is to a browser.
enum class Content {
  data,    // of the API: nothing is to be shown of it
  page,    // the client
  viewer,  // the frame in which a document is shown that somebody sent: it may run its own scripts, and nothing else
  file,    // that somebody sent: a browser that shows it although it is told to save it runs nothing of it
};
void add_security_headers(Response& response, Content content);

// For what was asked through TLS: a year of nothing else, for the names below this host's too (RFC 6797).
void demand_tls(Response& response);

}  // namespace madoguchi::server
