// The routes: which handler answers which method and path, how large a body it takes, and where it runs.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/body_reader.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Services;

// Answers at once, from memory.
using DirectHandler = Response (*)(const Services&, const Request&);
// Runs on a database worker, with the whole body in request.body.
using WorkerHandler = Response (*)(Context&, const Request&);
// A coroutine of the connection, with the body as a stream.
using StreamHandler = boost::asio::awaitable<Response> (*)(Services&, const Request&, BodyReader&);

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/api/v1/forms/{id}/{version}"; stands in the logs in place of the path
  std::variant<DirectHandler, WorkerHandler, StreamHandler> handler;
  std::size_t body_limit_bytes = 0;  // of a body that is read whole; it must be JSON
};

std::span<const Route> routes();

struct RouteMatch {
  const Route* route = nullptr;  // none: unknown path, or no such method there
  std::vector<std::string> parameters;
  std::string allow;  // the path's methods for the header Allow; empty: unknown path
};

RouteMatch find_route(std::string_view method, std::span<const std::string> segments);

}  // namespace madoguchi::server
