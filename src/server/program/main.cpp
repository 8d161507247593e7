// madoguchi-server: the subcommands. `serve` is what is meant when none is named.
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "server/program/account_commands.h"
#include "server/program/audit_commands.h"
#include "server/program/export_command.h"
#include "server/program/import_facilities.h"
#include "server/program/options.h"
#include "server/program/read_workbook.h"
#include "server/program/serve.h"

int main(int argc, char** argv) {
  using namespace madoguchi::server;
  const std::vector<std::string> words(argv + 1, argv + argc);
  std::span<const std::string> arguments(words);
  if (!arguments.empty() && arguments.front() == "--version") {
    std::cout << "madoguchi-server " << MADOGUCHI_VERSION << '\n';
    return 0;
  }
  if (!arguments.empty() && arguments.front() == "import-facilities") {
    return run_import_facilities(arguments.subspan(1), std::cout, std::cerr);
  }
  if (!arguments.empty() && arguments.front() == "create-administrator") {
    return run_create_administrator(arguments.subspan(1), std::cout, std::cerr);
  }
  if (!arguments.empty() && arguments.front() == "reset-second-factor") {
    return run_reset_second_factor(arguments.subspan(1), std::cout, std::cerr);
  }
  if (!arguments.empty() && arguments.front() == "export") {
    return run_export(arguments.subspan(1), std::cout, std::cerr);
  }
  if (!arguments.empty() && arguments.front() == "audit") {
    return run_audit(arguments.subspan(1), std::cout, std::cerr);
  }
  if (!arguments.empty() && arguments.front() == "read-workbook") run_read_workbook(arguments.subspan(1));
  if (!arguments.empty() && arguments.front() == "serve") arguments = arguments.subspan(1);

  const auto options = read_serve_options(arguments);
  if (!options) {
    std::cerr << "madoguchi-server: " << options.error() << "\n\n" << serve_usage();
    return 2;
  }
  if (options->help) {
    std::cout << serve_usage();
    return 0;
  }
  return run_serve(*options);
}
