// The subcommand `serve`: puts the server together on a data folder and runs it.
#pragma once

#include "server/program/options.h"

namespace madoguchi::server {

// Gives the exit status: 0 after an orderly stop, 1 when the server could not start.
int run_serve(const ServeOptions& options);

}  // namespace madoguchi::server
