// The subcommands about accounts, for the operator of an installation, whether or not a server runs on its data folder:
// - `create-administrator --email ADDRESS --name NAME`: a fresh installation has nobody who could invite its first
//   administrator.
// - `reset-second-factor --email ADDRESS`: for a reviewer or administrator who has lost both device and recovery codes,
//   once the operator has made sure who asks.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace madoguchi::server {

// `arguments` are those after the subcommand's name. What was done goes to `out`, faults to `err`. Each gives the exit
// status: 0 done, 1 refused, 2 the command was not understood.

// Puts an invitation into the outbox, which the server mails, and writes its link to `out` too: the operator may hand
// it over where no mail is sent.
int run_create_administrator(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

// The second factor is set up anew at the next log-in; the account's sessions end, its owner is told by mail.
int run_reset_second_factor(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace madoguchi::server
