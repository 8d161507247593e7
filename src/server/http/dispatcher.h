// From a request to its answer: route, origin check, body limits, the place where the handler runs, and what becomes of
// exceptions. Knows no sockets.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <string_view>

#include "server/http/body_reader.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace madoguchi::server {

struct Services;

struct Answer {
  Response response;
  std::string_view route;  // the pattern, for the log
};

// Never throws. `request` has its path taken apart; parameters and body are set here.
boost::asio::awaitable<Answer> dispatch(Services& services, Request& request, BodyReader& body);

}  // namespace madoguchi::server
