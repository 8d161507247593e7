// What the subcommands that work on a data folder have in common, whether or not a server runs on it: their exit
// statuses, and opening the folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>

#include "server/mail/templates.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

inline constexpr int command_done = 0;
inline constexpr int command_failed = 1;
inline constexpr int command_misunderstood = 2;

std::int64_t wall_clock_ms();

// Opens the folder, which is made where there is none, and gives what `work` gives; command_failed, with a sentence in
// `err`, where something cannot be opened or the database refuses.
int with_data_folder(const std::filesystem::path& folder, const Settings& settings, const MailTemplates& mails,
                     std::ostream& err, const std::function<int(Context&)>& work);

}  // namespace madoguchi::server
