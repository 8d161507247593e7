// The subcommand `create-administrator --email ADDRESS --name NAME`: a fresh installation has nobody who could invite its
// first administrator. Works whether or not a server runs on the data folder.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace madoguchi::server {

// `arguments` are those after the subcommand's name. Puts an invitation into the outbox, which the server mails, and
// writes its link to `out`: the operator may hand it over where no mail is sent. Faults go to `err`. Gives the exit
// status: 0 done, 1 refused, 2 the command was not understood.
int run_create_administrator(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace madoguchi::server
