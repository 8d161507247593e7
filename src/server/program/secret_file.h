// Secrets come from files that options name, never from the command line, where every program of the machine sees them.
#pragma once

#include <filesystem>
#include <string>

#include "text/result.h"

namespace madoguchi::server {

// The file's one line, without its end. The error is a sentence for whoever started the program.
Result<std::string, std::string> read_secret(const std::filesystem::path& file);

}  // namespace madoguchi::server
