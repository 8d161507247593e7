// A subcommand as it is called: its exit status and what it says.
#pragma once

#include <ostream>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace madoguchi::server::test {

using Command = int (*)(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

struct CommandRun {
  int status = 0;
  std::string out, err;
};

inline CommandRun run_command(Command command, const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int status = command(arguments, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace madoguchi::server::test
