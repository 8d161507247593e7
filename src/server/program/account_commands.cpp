// The subcommands about accounts; see account_commands.h. The work is done by use cases.
#include "server/program/account_commands.h"

#include <filesystem>
#include <functional>
#include <ostream>
#include <string_view>

#include "server/mail/templates.h"
#include "server/program/data_folder_command.h"
#include "server/store/account_table.h"
#include "server/store/store.h"
#include "server/use_case/accounts.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/invitations.h"
#include "server/use_case/second_factor.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view create_usage =
    "Usage: madoguchi-server create-administrator --email ADDRESS --name NAME [options]\n"
    "\n"
    "Invites an administrator: the server mails a link, valid for 72 hours, at which the password is chosen. The link\n"
    "is printed too. Called again for somebody who has not used it, it makes a new link in place of the old one.\n"
    "\n"
    "  --email ADDRESS    the administrator's mail address, with which to log in\n"
    "  --name NAME        the administrator's name\n";
constexpr std::string_view reset_usage =
    "Usage: madoguchi-server reset-second-factor --email ADDRESS [options]\n"
    "\n"
    "Takes a reviewer's or administrator's authenticator app and recovery codes away, so that a new app is set up at\n"
    "the next log-in. Make sure beforehand that it is the account's owner who asks.\n"
    "\n"
    "  --email ADDRESS    the mail address of the account\n";
constexpr std::string_view common_usage =
    "  --data FOLDER      the server's data folder (default data)\n"
    "  --assets FOLDER    the folder with forms and mail templates (default assets)\n"
    "  --public-url URL   where users reach the portal (default http://127.0.0.1:8080)\n";

const Caller operator_at_the_terminal{"", "operator", "", portal::Role::administrator};

struct Options {
  std::string email, name;
  std::filesystem::path data = "data";
  Settings settings;
  bool understood = true;
  bool help = false;
};

Options read_options(std::span<const std::string> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.help = true;
      continue;
    }
    const bool has_value = i + 1 < arguments.size();
    const std::string value = has_value ? arguments[++i] : std::string();
    if (has_value && argument == "--email") {
      options.email = value;
    } else if (has_value && argument == "--name") {
      options.name = value;
    } else if (has_value && argument == "--data") {
      options.data = value;
    } else if (has_value && argument == "--assets") {
      options.settings.assets = value;
    } else if (has_value && argument == "--public-url") {
      options.settings.public_url = value;
    } else {
      options.understood = false;
    }
  }
  while (options.settings.public_url.ends_with('/')) options.settings.public_url.pop_back();
  options.understood = options.understood && (options.help || !options.email.empty());
  return options;
}

// Opens the data folder for `work`, which gives a sentence for the terminal.
int tell(const Options& options, std::ostream& out, std::ostream& err,
         const std::function<Result<std::string, std::string>(Context&)>& work) {
  const auto mails = MailTemplates::create(mail_templates_folder(options.settings.assets));
  if (!mails) {
    err << mails.error() << '\n';
    return command_failed;
  }
  return with_data_folder(options.data, options.settings, *mails, err, [&](Context& context) {
    const auto outcome = work(context);
    (outcome ? out : err) << (outcome ? *outcome : outcome.error()) << '\n';
    return outcome ? command_done : command_failed;
  });
}

}  // namespace

int run_create_administrator(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Options options = read_options(arguments);
  const bool understood = options.understood && (options.help || !options.name.empty());
  if (!understood || options.help) {
    (understood ? out : err) << create_usage << common_usage;
    return understood ? command_done : command_misunderstood;
  }
  return tell(options, out, err, [&](Context& context) -> Result<std::string, std::string> {
    const auto invited =
        invite(context, operator_at_the_terminal, {options.email, options.name, portal::Role::administrator});
    if (invited) return "次のリンクを72時間以内に開き、パスワードを設定してください。\n" + invited->link;
    if (invited.error().code == "account.exists")
      return Failure{std::string("This mail address has an account already.")};
    return Failure{std::string("This is no mail address that can be used.")};
  });
}

int run_reset_second_factor(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Options options = read_options(arguments);
  if (!options.understood || options.help) {
    (options.understood ? out : err) << reset_usage << common_usage;
    return options.understood ? command_done : command_misunderstood;
  }
  return tell(options, out, err, [&](Context& context) -> Result<std::string, std::string> {
    const auto account = find_account_by_email(context.store.sql(), fold_email(options.email));
    if (!account || !has_second_factor(context, account->id))
      return Failure{std::string("There is no account with this mail address and a second factor.")};
    reset_second_factor(context, operator_at_the_terminal, *account);
    return std::string("次のログインのときに、認証アプリを設定し直してください。");
  });
}

}  // namespace madoguchi::server
