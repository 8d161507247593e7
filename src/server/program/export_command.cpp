// The subcommand export; see export_command.h.
#include "server/program/export_command.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "server/program/data_folder_command.h"
#include "server/use_case/application_export.h"
#include "server/use_case/data_folder.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view usage =
    "Usage: madoguchi-server export [--format csv|ndjson] [--data FOLDER] [--assets FOLDER]\n"
    "\n"
    "Writes all applications to standard output: as a table that Excel opens (CSV, UTF-8 with a byte order mark), or "
    "as\n"
    "one JSON object a line with all answers. The export is noted in the audit log.\n"
    "\n"
    "  --format FORMAT  csv (default) or ndjson\n"
    "  --data FOLDER    the server's data folder (default data)\n"
    "  --assets FOLDER  the folder with forms and words (default assets)\n";

const Caller operator_at_the_terminal{"", "operator", "", portal::Role::administrator};

struct Options {
  ExportFormat format = ExportFormat::csv;
  std::filesystem::path data = "data";
  Settings settings;
  bool understood = true;
  bool help = false;
};

Options read_options(std::span<const std::string> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool has_value = i + 1 < arguments.size();
    if (argument == "--help" || argument == "-h") {
      options.help = true;
    } else if (argument == "--format" && has_value) {
      const std::string& format = arguments[++i];
      options.understood = options.understood && (format == "csv" || format == "ndjson");
      if (format == "ndjson") options.format = ExportFormat::ndjson;
    } else if (argument == "--data" && has_value) {
      options.data = arguments[++i];
    } else if (argument == "--assets" && has_value) {
      options.settings.assets = arguments[++i];
    } else {
      options.understood = false;
    }
  }
  return options;
}

}  // namespace

int run_export(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Options options = read_options(arguments);
  if (!options.understood || options.help) {
    (options.understood ? out : err) << usage;
    return options.understood ? command_done : command_misunderstood;
  }
  std::error_code fault;
  if (!std::filesystem::exists(database_file(options.data), fault)) {
    err << "There is no database in " << options.data.string() << ".\n";
    return command_failed;
  }
  const auto words = Words::load(options.settings.assets);
  if (!words) {
    err << words.error() << '\n';
    return command_failed;
  }
  const MailTemplates no_mails;
  return with_data_folder(options.data, options.settings, no_mails, err, [&](Context& context) {
    const std::int64_t count = export_applications(context, operator_at_the_terminal, *words, options.format, out);
    out.flush();
    if (!out) {
      err << "The applications could not be written.\n";
      return command_failed;
    }
    err << count << " applications\n";
    return command_done;
  });
}

}  // namespace madoguchi::server
