// Answering requests; see dispatcher.h.
#include "server/http/dispatcher.h"

#include <algorithm>
#include <array>
#include <exception>

#include "server/http/faults.h"
#include "server/http/origin.h"
#include "server/http/problem.h"
#include "server/http/router.h"
#include "server/http/security_headers.h"
#include "server/http/services.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;

bool is_api_path(const Request& request) { return !request.segments.empty() && request.segments.front() == "api"; }

// Reads the whole body into the request; or says why not.
asio::awaitable<std::optional<Response>> read_whole_body(Request& request, BodyReader& body, std::size_t limit_bytes) {
  if (request.content_length.value_or(0) > limit_bytes) co_return problem_response("http.body_too_large");
  std::array<std::byte, 16 * 1024> piece;
  for (;;) {
    const BodyPiece got = co_await body.fill(piece);
    if (got.size_bytes > limit_bytes - request.body.size()) co_return problem_response("http.body_too_large");
    request.body.append(reinterpret_cast<const char*>(piece.data()), got.size_bytes);
    if (got.end == BodyEnd::complete) co_return std::nullopt;
    if (got.end != BodyEnd::none) {
      Response response = problem_response("http.malformed");
      response.close = true;
      co_return response;
    }
  }
}

asio::awaitable<Response> run(Services& services, Request& request, BodyReader& body, const Route& route) {
  if (const auto* direct = std::get_if<DirectHandler>(&route.handler)) co_return (*direct)(services, request);
  if (const auto* stream = std::get_if<StreamHandler>(&route.handler))
    co_return co_await (*stream)(services, request, body);
  if (route.body_limit_bytes > 0) {
    if (media_type(request.header("content-type").value_or("")) != "application/json") {
      co_return problem_response("http.unsupported_media_type");
    }
    if (auto refusal = co_await read_whole_body(request, body, route.body_limit_bytes)) co_return std::move(*refusal);
  }
  auto job = [handler = std::get<WorkerHandler>(route.handler), &request](Context& context) {
    return handler(context, request);
  };
  co_return co_await on_worker(services.workers, std::move(job));
}

asio::awaitable<Answer> answer(Services& services, Request& request, BodyReader& body) {
  RouteMatch match = find_route(request.method, request.segments);
  if (match.allow.empty() && services.site && !is_api_path(request)) {
    if (request.method == "GET" || request.method == "HEAD") {
      Response response = services.site->respond(request);
      add_security_headers(response, Site::is_viewer(request.path) ? Content::viewer : Content::page);
      co_return Answer{std::move(response), "site"};
    }
    match.allow = "GET, HEAD, OPTIONS";
  }
  if (match.allow.empty()) co_return Answer{problem_response("http.unknown_path"), "unknown"};
  if (!match.route && request.method == "OPTIONS") {
    co_return Answer{empty_response(204).with("Allow", match.allow), "options"};
  }
  if (!match.route) co_return Answer{problem_response("http.method_not_allowed").with("Allow", match.allow), "method"};
  if (!is_own_origin(request)) co_return Answer{problem_response("request.wrong_origin"), match.route->pattern};

  request.parameters = std::move(match.parameters);
  std::exception_ptr thrown;
  try {
    Response response = co_await run(services, request, body, *match.route);
    if (request.method == "OPTIONS") response.with("Allow", match.allow);
    co_return Answer{std::move(response), match.route->pattern};
  } catch (...) {
    thrown = std::current_exception();
  }
  co_return Answer{problem_response(problem_of(thrown, request.id)), match.route->pattern};
}

}  // namespace

asio::awaitable<Answer> dispatch(Services& services, Request& request, BodyReader& body) {
  Answer result = co_await answer(services, request, body);
  const auto& headers = result.response.headers;
  const bool has_them = std::any_of(headers.begin(), headers.end(),
                                    [](const auto& header) { return header.first == "Content-Security-Policy"; });
  if (!has_them) add_security_headers(result.response, Content::data);
  co_return result;
}

}  // namespace madoguchi::server
