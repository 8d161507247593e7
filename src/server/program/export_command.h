// The subcommand export: all applications to standard output, as a table for spreadsheets or as JSON lines.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace madoguchi::server {

// `arguments` come after "export". The result is the process's exit status.
int run_export(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace madoguchi::server
