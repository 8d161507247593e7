// The command line of `serve`, and the file that --config names, read with Boost.Program_options.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "server/http/server.h"
#include "server/mail/smtp.h"
#include "server/scan/clamd.h"
#include "server/use_case/settings.h"
#include "text/result.h"

namespace madoguchi::server {

struct ServeOptions {
  std::filesystem::path data = "data";
  std::filesystem::path assets = "assets";
  std::filesystem::path site;  // empty: the API alone
  bool demo = false;
  bool help = false;
  int database_workers = 4;
  ServerOptions server;
  Settings settings;
  std::optional<ClamdAddress> clamd;  // none: attachments are not scanned
  std::chrono::seconds clamd_patience{120};
  SmtpOptions smtp;  // without a URL mails become files of the data folder
};

// The error is a sentence for whoever typed the line.
Result<ServeOptions, std::string> read_serve_options(std::span<const std::string> arguments);
std::string serve_usage();

}  // namespace madoguchi::server
