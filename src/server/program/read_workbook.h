// The subcommand `read-workbook xls|xlsx`, which the server calls for itself: reads the workbook that is its standard
// input, which must be a file, and writes it as a table (portal/attachment_table.h). Denies itself everything else
// first.
#pragma once

#include <span>
#include <string>

namespace madoguchi::server {

// Ends the process: 0 when the table was written.
[[noreturn]] void run_read_workbook(std::span<const std::string> arguments);

}  // namespace madoguchi::server
