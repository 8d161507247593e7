// The subcommand import-facilities; see import_facilities.h. The work is done by use_case/facility_import.
#include "server/program/import_facilities.h"

#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>

#include "server/mail/templates.h"
#include "server/store/store.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/facility_import.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int misunderstood = 2;

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

std::int64_t wall_clock_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

int report(const ImportReport& import, std::ostream& out, std::ostream& err) {
  for (const LineFault& fault : import.faults) {
    err << fault.line << "行目";
    if (!fault.column.empty()) err << "「" << fault.column << "」";
    err << ": " << fault.message << '\n';
  }
  if (!import.faults.empty()) {
    err << "何も登録しませんでした。\n";
    return failed;
  }
  out << "追加 " << import.added << " 件、変更 " << import.changed << " 件、変更なし " << import.unchanged << " 件\n";
  return done;
}

int import_into(const Options& options, std::ostream& out, std::ostream& err) {
  std::ifstream file(options.file, std::ios::binary);
  if (!file) {
    err << "The file " << options.file.string() << " cannot be read.\n";
    return failed;
  }
  const auto forms = FormCatalogue::create(forms_folder(options.assets));
  if (!forms) {
    err << forms.error() << '\n';
    return failed;
  }
  std::error_code fault;
  if (std::filesystem::create_directories(options.data, fault)) {
    std::filesystem::permissions(options.data, std::filesystem::perms::owner_all, fault);
  }
  const auto keys = Keys::open(key_file(options.data));
  if (!keys) {
    err << keys.error() << '\n';
    return failed;
  }
  Store store(database_file(options.data));
  const Settings settings;
  const MailTemplates no_mails;
  Context context{store, keys.value(), forms.value(), settings, no_mails, wall_clock_ms};
  return report(import_facilities(context, file), out, err);
}

}  // namespace

int run_import_facilities(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Options options = read_options(arguments);
  if (!options.understood) {
    err << usage;
    return misunderstood;
  }
  if (options.help) {
    out << usage;
    return done;
  }
  try {
    return import_into(options, out, err);
  } catch (const std::exception& failure) {
    err << "The database refused: " << loggable_message(failure) << '\n';
    return failed;
  }
}

}  // namespace madoguchi::server
