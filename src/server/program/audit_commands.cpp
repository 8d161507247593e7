// The subcommands of the audit log; see audit_commands.h.
#include "server/program/audit_commands.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "server/program/data_folder_command.h"
#include "server/use_case/audit.h"
#include "server/use_case/audit_chain.h"
#include "server/use_case/data_folder.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view usage =
    "Usage: madoguchi-server audit export [--data FOLDER] [--assets FOLDER]\n"
    "       madoguchi-server audit verify FILE [--head HASH]\n"
    "\n"
    "export writes the audit log to standard output, one entry a line (JSON), and says on standard error how many\n"
    "entries there are and what their head is: the hash of the last one. Note it where nobody can change it.\n"
    "verify needs nothing but the file. It names the first entry that was changed, removed or moved. With --head it\n"
    "also tells whether the entry whose hash was noted is still there, which shows a file that was cut or made anew.\n"
    "\n"
    "  --data FOLDER    the server's data folder (default data)\n"
    "  --assets FOLDER  the folder with the form definitions (default assets)\n";

struct Options {
  std::string command;
  std::filesystem::path file;
  std::string head;
  std::filesystem::path data = "data";
  Settings settings;
  bool understood = true;
};

Options read_options(std::span<const std::string> arguments) {
  Options options;
  if (arguments.empty()) options.understood = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool has_value = i + 1 < arguments.size();
    if (i == 0) {
      options.command = argument;
    } else if (argument == "--head" && has_value && options.command == "verify") {
      options.head = arguments[++i];
    } else if (argument == "--data" && has_value && options.command == "export") {
      options.data = arguments[++i];
    } else if (argument == "--assets" && has_value && options.command == "export") {
      options.settings.assets = arguments[++i];
    } else if (options.command == "verify" && !argument.starts_with("-") && options.file.empty()) {
      options.file = argument;
    } else {
      options.understood = false;
    }
  }
  const bool is_known = options.command == "export" || (options.command == "verify" && !options.file.empty());
  options.understood = options.understood && is_known;
  return options;
}

int export_log(const Options& options, std::ostream& out, std::ostream& err) {
  std::error_code fault;
  if (!std::filesystem::exists(database_file(options.data), fault)) {
    err << "There is no database in " << options.data.string() << ".\n";
    return command_failed;
  }
  const MailTemplates no_mails;
  return with_data_folder(options.data, options.settings, no_mails, err, [&](Context& context) {
    const AuditExport exported = export_audit(context, out);
    out.flush();
    if (!out) {
      err << "The entries could not be written.\n";
      return command_failed;
    }
    err << exported.entries << " entries, head " << (exported.head.empty() ? no_audit_hash() : exported.head) << '\n';
    return command_done;
  });
}

std::string sentence_of(const AuditFinding& finding) {
  using Kind = AuditFinding::Kind;
  const std::string entry = "Entry " + std::to_string(finding.sequence);
  const std::string line = " (line " + std::to_string(finding.line) + ")";
  switch (finding.kind) {
    case Kind::whole:
      return std::to_string(finding.sequence) + " entries, all as they were written; head " +
             (finding.head.empty() ? no_audit_hash() : finding.head);
    case Kind::unreadable:
      return entry + line + " cannot be read.";
    case Kind::changed:
      return entry + line + " was changed.";
    case Kind::missing:
      return entry + " is missing; a later one stands in its place" + line + ".";
    case Kind::reordered:
      return entry + line + " stands where it does not belong.";
    case Kind::relinked:
      return entry + line + " does not continue the entry before it: one of the two was written anew.";
    case Kind::cut:
      return "The noted head is in none of the " + std::to_string(finding.sequence) +
             " entries: the last ones were cut off, or the log was written anew.";
  }
  return {};
}

int verify_file(const Options& options, std::ostream& out, std::ostream& err) {
  std::ifstream file(options.file, std::ios::binary);
  if (!file) {
    err << "The file " << options.file.string() << " cannot be read.\n";
    return command_failed;
  }
  const AuditFinding finding = verify_audit_export(file, options.head);
  const bool is_whole = finding.kind == AuditFinding::Kind::whole;
  (is_whole ? out : err) << sentence_of(finding) << '\n';
  return is_whole ? command_done : command_failed;
}

}  // namespace

int run_audit(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  if (!arguments.empty() && (arguments.front() == "--help" || arguments.front() == "-h")) {
    out << usage;
    return command_done;
  }
  const Options options = read_options(arguments);
  if (!options.understood) {
    err << usage;
    return command_misunderstood;
  }
  return options.command == "export" ? export_log(options, out, err) : verify_file(options, out, err);
}

}  // namespace madoguchi::server
