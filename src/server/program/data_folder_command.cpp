// See data_folder_command.h.
#include "server/program/data_folder_command.h"

#include <chrono>
#include <exception>
#include <string>
#include <system_error>

#include "server/store/store.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {

std::int64_t wall_clock_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

int with_data_folder(const std::filesystem::path& folder, const Settings& settings, const MailTemplates& mails,
                     std::ostream& err, const std::function<int(Context&)>& work) {
  const auto fail = [&err](const std::string& sentence) {
    err << sentence << '\n';
    return command_failed;
  };
  try {
    const auto forms = FormCatalogue::create(forms_folder(settings.assets));
    if (!forms) return fail(forms.error());
    std::error_code fault;
    if (std::filesystem::create_directories(folder, fault))
      std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
    const auto keys = Keys::open(key_file(folder));
    if (!keys) return fail(keys.error());
    Store store(database_file(folder));
    Context context{store, *keys, *forms, settings, mails, wall_clock_ms};
    return work(context);
  } catch (const std::exception& failure) {
    return fail("The database refused: " + loggable_message(failure));
  }
}

}  // namespace madoguchi::server
