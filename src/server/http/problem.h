// The one table of wire errors: code, HTTP status, English title. Handlers name a code; nothing else in the server
// writes a status for a failure. Users read the locale's "problem.<code>".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "portal/wire.h"

namespace madoguchi::server {

struct ProblemKind {
  std::string_view code;
  int status;
  std::string_view title;
};

std::span<const ProblemKind> problem_kinds();

// A problem of a known code; an unknown one becomes server.internal (a programming error, and answered as one).
portal::Problem make_problem(std::string_view code, std::string detail = {});

// What a use case gave, with status and title from the table where it left them open.
portal::Problem completed(const portal::Problem& problem);

}  // namespace madoguchi::server
