// Master data of facilities from a CSV file (UTF-8 or Shift_JIS as Excel saves it, header row): all lines or none. At
// the terminal at once; in the browser after a look at what will change.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "portal/administration_messages.h"
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

inline constexpr std::size_t max_previewed_bytes = 20UL << 20;
inline constexpr std::size_t max_previewed_lines = 200'000;

// What an import would change, for an administrator to look at. Values that are kept as keyed hashes are only said to
// change. The digest is over the file and over all that it meets in the master data.
portal::ImportPreview preview_facilities(Context& context, const std::string& csv);

// Imports what was looked at, and nothing else. Problems: import.changed (412: the file or what it meets is not what
// the digest stands for), import.invalid (422: the file has faults).
Outcome<portal::ImportResult> import_previewed_facilities(Context& context, const Caller& actor, const std::string& csv,
                                                          const std::string& digest);

}  // namespace madoguchi::server
