// What becomes of an exception that reaches the border of the server: a problem for the client, the details for the
// log.
#pragma once

#include <exception>
#include <string>

#include "portal/wire.h"

namespace madoguchi::server {

// server.busy (503, with Retry-After) for a full queue and a locked database, server.internal (500) for all else. The
// detail carries only the request's id, by which the log line is found.
portal::Problem problem_of(const std::exception_ptr& thrown, const std::string& request_id);

}  // namespace madoguchi::server
