// The headers If-Match and If-None-Match of a change.
#pragma once

#include "server/http/request.h"
#include "server/use_case/precondition.h"

namespace madoguchi::server {

// A single strong tag of a version is understood; any other one in If-Match is a version that nothing has.
Precondition precondition_of(const Request& request);

}  // namespace madoguchi::server
