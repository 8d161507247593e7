// What day it is for the form (Asia/Tokyo): the server's day from the session, moved on when the clock passes midnight
// there. The browser's clock is only asked how many midnights have passed, so that one that is days off does no harm.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::client {

class Calendar {
 public:
  // `today` as the session says it (ISO 8601); anything else leaves today() as it was given.
  Calendar(Clock& clock, std::string_view today);

  std::string today() const;

 private:
  Clock* clock_;
  std::string first_day_;
  std::int64_t first_clock_day_;
};

}  // namespace madoguchi::client
