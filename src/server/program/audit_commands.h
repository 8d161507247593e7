// The subcommands of the audit log (B6): `audit export` writes all entries, one a line; `audit verify FILE` finds what
// is wrong with such a file and needs neither database nor keys.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace madoguchi::server {

// `arguments` come after "audit". The result is the process's exit status; 1 means a fault was found.
int run_audit(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace madoguchi::server
