// The subcommand `import-facilities FILE [--data FOLDER] [--assets FOLDER]`: loads facilities' master data into the
// database of a data folder, whether or not a server runs on it.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace madoguchi::server {

// `arguments` are those after the subcommand's name. Writes what was done to `out` and faults, with their line numbers,
// to `err`. Gives the exit status: 0 done, 1 nothing was written because of faults, 2 the command was not understood.
int run_import_facilities(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace madoguchi::server
