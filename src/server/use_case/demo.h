// Demo data of the start option: two facilities of each type with master data, their accounts, one reviewer, one
// administrator (assets/demo).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct DemoLogin {
  std::string label;  // "健診実施機関等 …", as printed at the start
  std::string email;
  std::string password;
  std::string check_value;  // what 施設の確認 accepts (口座番号 or 生年月日), for trying it out
};

// Loads what is not there yet; gives the log-ins for printing. The error is a sentence for the log.
Result<std::vector<DemoLogin>, std::string> load_demo(Context& context, const std::filesystem::path& demo_folder);

}  // namespace madoguchi::server
