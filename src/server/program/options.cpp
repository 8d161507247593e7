// Reading the command line of `serve`; see options.h.
#include "server/program/options.h"

#include <boost/program_options.hpp>
#include <sstream>
#include <vector>

namespace madoguchi::server {
namespace {

namespace po = boost::program_options;

po::options_description describe() {
  const ServeOptions defaults;
  po::options_description description("Options of serve");
  auto add = description.add_options();
  add("address", po::value<std::string>()->default_value(defaults.server.address), "listen on this IP address");
  add("port", po::value<int>()->default_value(defaults.server.port), "listen on this port; 0 takes a free one");
  add("data", po::value<std::string>()->default_value(defaults.data.string()),
      "keep database, uploads and keys in this folder");
  add("site", po::value<std::string>(), "serve the web client in this folder; without it, the API alone");
  add("assets", po::value<std::string>()->default_value(defaults.assets.string()),
      "folder with forms, demo data and the API's description");
  add("demo", "load demo facilities and accounts, and print their log-ins");
  add("secure-cookies", "users come through HTTPS: cookies are Secure, only https origins are taken");
  add("behind-proxy", "believe X-Forwarded-For and X-Forwarded-Proto, which a reverse proxy sets");
  add("public-url", po::value<std::string>(),
      "where users reach the portal (https://portal.example.jp); links in mails use it");
  add("mail-sender", po::value<std::string>()->default_value(defaults.settings.mail_sender),
      "address that mails come from");
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

}  // namespace

Result<ServeOptions, std::string> read_serve_options(std::span<const std::string> arguments) {
  po::variables_map given;
  try {
    const po::options_description known = describe();
    const std::vector<std::string> words(arguments.begin(), arguments.end());
    po::store(po::command_line_parser(words).options(known).positional({}).run(), given);
    po::notify(given);
  } catch (const po::error& error) {
    return Failure{std::string(error.what())};
  }

  ServeOptions options;
  options.help = given.contains("help");
  options.data = given["data"].as<std::string>();
  options.assets = given["assets"].as<std::string>();
  if (given.contains("site")) options.site = given["site"].as<std::string>();
  options.demo = given.contains("demo");
  options.server.address = given["address"].as<std::string>();
  options.server.limits.secure_cookies = given.contains("secure-cookies");
  options.server.limits.behind_proxy = given.contains("behind-proxy");
  options.settings.assets = options.assets;
  options.settings.public_url = given.contains("public-url") ? given["public-url"].as<std::string>() : std::string();
  while (options.settings.public_url.ends_with('/')) options.settings.public_url.pop_back();
  options.settings.mail_sender = given["mail-sender"].as<std::string>();
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
          "       madoguchi-server --help | --version\n\n"
       << describe() << "\nSIGTERM or Ctrl+C stops the server; what is under way is finished first.\n";
  return text.str();
}

}  // namespace madoguchi::server
