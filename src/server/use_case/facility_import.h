// Master data of facilities from a CSV file (UTF-8 or Shift_JIS as Excel saves it, header row): all lines or none.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct LineFault {
  std::size_t line = 0;  // 1 is the header
  std::string column;    // empty: the line as a whole
  std::string message;   // Japanese, for the administrator
};

struct ImportReport {
  std::size_t added = 0, changed = 0, unchanged = 0;
  std::vector<LineFault> faults;  // any: nothing was written
};

ImportReport import_facilities(Context& context, std::istream& csv);

}  // namespace madoguchi::server
