// Reading the command line of `serve`; see options.h.
#include "server/program/options.h"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "server/mail/address.h"
#include "server/program/secret_file.h"

namespace madoguchi::server {
namespace {

namespace po = boost::program_options;

po::options_description describe() {
  const ServeOptions defaults;
  po::options_description description("Options of serve");
  auto add = description.add_options();
  add("config", po::value<std::string>(), "read options from this file, one NAME=VALUE a line; the command line wins");
  add("address", po::value<std::string>()->default_value(defaults.server.address), "listen on this IP address");
  add("port", po::value<int>()->default_value(defaults.server.port), "listen on this port; 0 takes a free one");
  add("data", po::value<std::string>()->default_value(defaults.data.string()),
      "keep database, uploads and keys in this folder");
  add("site", po::value<std::string>(), "serve the web client in this folder; without it, the API alone");
  add("assets", po::value<std::string>()->default_value(defaults.assets.string()),
      "folder with forms, demo data and the API's description");
  add("content", po::value<std::string>(),
      "folder with the installation's own articles (Markdown), in place of those of the same name in the assets");
  add("demo", po::bool_switch(), "load demo facilities and accounts, and print their log-ins");
  add("secure-cookies", po::bool_switch(),
      "users come through HTTPS: cookies are Secure, only https origins are taken");
  add("tls-certificate", po::value<std::string>()->default_value(""),
      "speak TLS with this certificate and what leads to its authority (PEM); SIGHUP reads it again");
  add("tls-key", po::value<std::string>()->default_value(""), "and with this key (PEM)");
  add("trusted-proxies", po::value<std::string>()->default_value(""),
      "addresses and networks (10.0.0.5,fd00::/8) of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto "
      "count");
  add("behind-proxy", po::bool_switch(), "the same for a reverse proxy on this machine");
  add("public-url", po::value<std::string>(),
      "where users reach the portal (https://portal.example.jp); links in mails use it");
  add("mail-sender", po::value<std::string>()->default_value(defaults.settings.mail_sender),
      "address that mails come from");
  add("smtp-url", po::value<std::string>()->default_value(""),
      "send mails through this server (smtp://HOST:587, smtps://HOST:465); without it they are written to DATA/mail");
  add("smtp-user", po::value<std::string>()->default_value(""), "log in there with this name");
  add("smtp-password-file", po::value<std::string>()->default_value(""), "and with the password in this file");
  add("smtp-tls", po::value<std::string>()->default_value("required"),
      "required, opportunistic (where it is offered) or none; the certificate is checked in any case");
  add("smtp-ca-file", po::value<std::string>()->default_value(""),
      "take certificates of these authorities (PEM) instead of the system's");
  add("smtp-timeout", po::value<int>()->default_value(60), "seconds to wait for an answer of that server");
  add("clamd", po::value<std::string>()->default_value(""),
      "have attachments scanned by this ClamAV daemon (HOST:PORT or unix:PATH); reviewers see what it says");
  add("clamd-timeout", po::value<int>()->default_value(static_cast<int>(defaults.clamd_patience.count())),
      "seconds that a scan may take");
  add("four-eyes", po::bool_switch(), "an application is approved by two reviewers, one after the other");
  add("evidence-days", po::value<int>()->default_value(0),
      "delete attachments so many days after the decision; 0 keeps them for good");
  add("anonymise-years", po::value<int>()->default_value(0),
      "take names, answers and files out of applications so many years after the decision; 0 keeps them for good");
  add("session-idle", po::value<int>()->default_value(static_cast<int>(defaults.settings.session_idle_ms / second_ms)),
      "seconds without use after which a log-in ends");
  add("session-absolute",
      po::value<int>()->default_value(static_cast<int>(defaults.settings.session_absolute_ms / second_ms)),
      "seconds after which a log-in ends in any case");
  add("threads", po::value<int>()->default_value(defaults.server.threads), "threads for connections");
  add("database-workers", po::value<int>()->default_value(defaults.database_workers), "threads for the database");
  add("max-connections", po::value<int>()->default_value(static_cast<int>(defaults.server.max_connections)),
      "connections at once");
  add("help", "show this text");
  return description;
}

bool lies_within(int value, int lowest, int highest) { return value >= lowest && value <= highest; }

// What is wrong with the options about mail, if anything is.
std::optional<std::string> read_smtp(const po::variables_map& given, ServeOptions& options) {
  const auto text = [&given](const char* name) { return given[name].as<std::string>(); };
  options.settings.mail_sender = text("mail-sender");
  if (!is_mail_address(options.settings.mail_sender)) return "--mail-sender takes one mail address, without a name";

  SmtpOptions& smtp = options.smtp;
  smtp.url = text("smtp-url");
  smtp.user = text("smtp-user");
  smtp.ca_file = text("smtp-ca-file");
  const bool is_smtps = smtp.url.starts_with("smtps://");
  if (!smtp.url.empty() && !is_smtps && !smtp.url.starts_with("smtp://"))
    return "--smtp-url takes smtp://HOST:PORT or smtps://HOST:PORT";
  if (smtp.url.find('@') != std::string::npos) return "--smtp-url takes no user; --smtp-user does";

  constexpr std::array<std::pair<std::string_view, SmtpTls>, 3> kinds{
      {{"required", SmtpTls::required}, {"opportunistic", SmtpTls::opportunistic}, {"none", SmtpTls::none}}};
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& pair) { return pair.first == text("smtp-tls"); });
  if (kind == kinds.end()) return "--smtp-tls takes required, opportunistic or none";
  smtp.tls = kind->second;
  if (!smtp.user.empty() && !is_smtps && smtp.tls != SmtpTls::required)
    return "--smtp-user needs --smtp-tls required: the password would go unprotected";
  if (smtp.user.empty() != text("smtp-password-file").empty())
    return "--smtp-user and --smtp-password-file belong together";
  if (!smtp.user.empty()) {
    const auto password = read_secret(text("smtp-password-file"));
    if (!password) return password.error();
    smtp.password = *password;
  }
  const int patience_s = given["smtp-timeout"].as<int>();
  if (!lies_within(patience_s, 1, 600)) return "--smtp-timeout takes a number from 1 to 600";
  smtp.patience = std::chrono::seconds(patience_s);
  return std::nullopt;
}

std::optional<std::string> read_clamd(const po::variables_map& given, ServeOptions& options) {
  const auto text = given["clamd"].as<std::string>();
  const int patience_s = given["clamd-timeout"].as<int>();
  if (!lies_within(patience_s, 1, 3600)) return "--clamd-timeout takes a number from 1 to 3600";
  options.clamd_patience = std::chrono::seconds(patience_s);
  if (text.empty()) return std::nullopt;
  options.clamd = read_clamd_address(text);
  options.settings.scans_attachments = options.clamd.has_value();
  return options.clamd ? std::nullopt : std::optional<std::string>("--clamd takes HOST:PORT or unix:PATH");
}

}  // namespace

Result<ServeOptions, std::string> read_serve_options(std::span<const std::string> arguments) {
  po::variables_map given;
  try {
    const po::options_description known = describe();
    const std::vector<std::string> words(arguments.begin(), arguments.end());
    po::store(po::command_line_parser(words).options(known).positional({}).run(), given);
    if (given.contains("config")) {
      const auto name = given["config"].as<std::string>();
      std::ifstream file(name);
      if (!file) return Failure{"cannot read the file " + name};
      po::store(po::parse_config_file(file, known), given);  // what was given before stays
    }
    po::notify(given);
  } catch (const po::error& error) {
    return Failure{std::string(error.what())};
  }

  ServeOptions options;
  options.help = given.contains("help");
  options.data = given["data"].as<std::string>();
  options.assets = given["assets"].as<std::string>();
  if (given.contains("site")) options.site = given["site"].as<std::string>();
  options.demo = given["demo"].as<bool>();
  options.server.address = given["address"].as<std::string>();
  options.server.limits.secure_cookies = given["secure-cookies"].as<bool>();
  const auto proxies = TrustedProxies::parse(given["trusted-proxies"].as<std::string>() +
                                             (given["behind-proxy"].as<bool>() ? " 127.0.0.0/8 ::1" : ""));
  if (!proxies) return Failure{"--trusted-proxies: " + proxies.error()};
  options.server.limits.proxies = *proxies;
  options.server.tls_certificate = given["tls-certificate"].as<std::string>();
  options.server.tls_key = given["tls-key"].as<std::string>();
  if (options.server.tls_certificate.empty() != options.server.tls_key.empty())
    return Failure{std::string("--tls-certificate and --tls-key belong together")};
  options.settings.assets = options.assets;
  if (given.contains("content")) {
    options.settings.content = given["content"].as<std::string>();
    if (!std::filesystem::is_directory(options.settings.content))
      return Failure{std::string("--content takes a folder that is there")};
  }
  options.settings.public_url = given.contains("public-url") ? given["public-url"].as<std::string>() : std::string();
  if (const auto fault = read_smtp(given, options)) return Failure{*fault};
  if (const auto fault = read_clamd(given, options)) return Failure{*fault};
  while (options.settings.public_url.ends_with('/')) options.settings.public_url.pop_back();
  const int evidence_days = given["evidence-days"].as<int>();
  if (!lies_within(evidence_days, 0, 36'500))
    return Failure{std::string("--evidence-days takes a number from 0 to 36500")};
  options.settings.evidence_days = evidence_days;
  options.settings.anonymise_years = given["anonymise-years"].as<int>();
  if (!lies_within(options.settings.anonymise_years, 0, 100))
    return Failure{std::string("--anonymise-years takes a number from 0 to 100")};
  options.settings.four_eyes = given["four-eyes"].as<bool>();
  const int idle_s = given["session-idle"].as<int>();
  const int absolute_s = given["session-absolute"].as<int>();
  if (!lies_within(idle_s, 1, 86'400)) return Failure{std::string("--session-idle takes a number from 1 to 86400")};
  if (!lies_within(absolute_s, idle_s, 604'800))
    return Failure{std::string("--session-absolute takes a number from that of --session-idle to 604800")};
  options.settings.session_idle_ms = idle_s * second_ms;
  options.settings.session_absolute_ms = absolute_s * second_ms;
  const int port = given["port"].as<int>();
  const int connections = given["max-connections"].as<int>();
  options.server.threads = given["threads"].as<int>();
  options.database_workers = given["database-workers"].as<int>();
  if (!lies_within(port, 0, 65535)) return Failure{std::string("--port takes a number from 0 to 65535")};
  if (!lies_within(options.server.threads, 1, 64)) return Failure{std::string("--threads takes a number from 1 to 64")};
  if (!lies_within(options.database_workers, 1, 64))
    return Failure{std::string("--database-workers takes a number from 1 to 64")};
  if (!lies_within(connections, 1, 100'000))
    return Failure{std::string("--max-connections takes a number from 1 to 100000")};
  options.server.port = static_cast<std::uint16_t>(port);
  options.server.max_connections = static_cast<std::size_t>(connections);
  return options;
}

std::string serve_usage() {
  std::ostringstream text;
  text << "Usage: madoguchi-server [serve] [options]\n"
          "       madoguchi-server import-facilities FILE [--data FOLDER] [--assets FOLDER]\n"
          "       madoguchi-server create-administrator --email ADDRESS --name NAME [--data FOLDER]\n"
          "       madoguchi-server reset-second-factor --email ADDRESS [--data FOLDER]\n"
          "       madoguchi-server audit export [--data FOLDER] [--assets FOLDER]\n"
          "       madoguchi-server audit verify FILE [--head HASH]\n"
          "       madoguchi-server export [--format csv|ndjson] [--data FOLDER] [--assets FOLDER]\n"
          "       madoguchi-server --help | --version\n\n"
       << describe() << "\nSIGTERM or Ctrl+C stops the server; what is under way is finished first.\n";
  return text.str();
}

}  // namespace madoguchi::server
