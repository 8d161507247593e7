// How a use case says that it cannot do what was asked: by the code of the problem. Status and title are left open; the
// table in http/problem.h fills them in, so that they stand in one place.
#pragma once

#include <string_view>

#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::server {

inline Failure<portal::Problem> problem_of(std::string_view code) {
  portal::Problem problem;
  problem.code = code;
  return Failure<portal::Problem>{std::move(problem)};
}

}  // namespace madoguchi::server
