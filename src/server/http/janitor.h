// The janitor: takes away, at the start and then now and then, what nobody will ask for again. Each chore is a
// transaction or several of a use case's own, may be interrupted at any point, and takes up again where it was.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace madoguchi::server {

struct Services;

// Runs until the timer is cancelled while the services are stopping.
boost::asio::awaitable<void> keep_tidy(Services& services, boost::asio::steady_timer& timer);

}  // namespace madoguchi::server
