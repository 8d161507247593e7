// The subcommand import-facilities; see import_facilities.h. The work is done by use_case/facility_import.
#include "server/program/import_facilities.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>

#include "server/program/data_folder_command.h"
#include "server/use_case/facility_import.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view usage =
    "Usage: madoguchi-server import-facilities FILE [--data FOLDER] [--assets FOLDER]\n"
    "\n"
    "Loads facilities' master data from a CSV file (UTF-8, or Shift_JIS as Excel saves it; with a header line):\n"
    "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号,生年月日\n"
    "機関種別 is 健診実施機関等 or 施術所. The columns 口座番号 and 生年月日 may be left out (what is known is kept) "
    "or left\n"
    "empty (there is none). A facility that is known by type and 登録記号番号 is changed. All lines are taken, or "
    "none.\n"
    "\n"
    "  --data FOLDER    the server's data folder (default data)\n"
    "  --assets FOLDER  the folder with the form definitions (default assets)\n";

struct Options {
  std::filesystem::path file;
  std::filesystem::path data = "data";
  std::filesystem::path assets = "assets";
  bool understood = true;
  bool help = false;
};

Options read_options(std::span<const std::string> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.help = true;
    } else if ((argument == "--data" || argument == "--assets") && i + 1 < arguments.size()) {
      (argument == "--data" ? options.data : options.assets) = arguments[++i];
    } else if (!argument.starts_with("-") && options.file.empty()) {
      options.file = argument;
    } else {
      options.understood = false;
    }
  }
  options.understood = options.understood && (options.help || !options.file.empty());
  return options;
}

int report(const ImportReport& import, std::ostream& out, std::ostream& err) {
  for (const LineFault& fault : import.faults) {
    err << fault.line << "行目";
    if (!fault.column.empty()) err << "「" << fault.column << "」";
    err << ": " << fault.message << '\n';
  }
  if (!import.faults.empty()) {
    err << "何も登録しませんでした。\n";
    return command_failed;
  }
  out << "追加 " << import.added << " 件、変更 " << import.changed << " 件、変更なし " << import.unchanged << " 件\n";
  return command_done;
}

int import_into(const Options& options, std::ostream& out, std::ostream& err) {
  std::ifstream file(options.file, std::ios::binary);
  if (!file) {
    err << "The file " << options.file.string() << " cannot be read.\n";
    return command_failed;
  }
  Settings settings;
  settings.assets = options.assets;
  const MailTemplates no_mails;
  return with_data_folder(options.data, settings, no_mails, err,
                          [&](Context& context) { return report(import_facilities(context, file), out, err); });
}

}  // namespace

int run_import_facilities(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Options options = read_options(arguments);
  if (!options.understood) {
    err << usage;
    return command_misunderstood;
  }
  if (options.help) {
    out << usage;
    return command_done;
  }
  return import_into(options, out, err);
}

}  // namespace madoguchi::server
