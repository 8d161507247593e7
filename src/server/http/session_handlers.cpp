// Log-in, who-am-I, log-out; see handlers.h.
#include "server/http/cookies.h"
#include "server/http/handlers.h"
#include "server/use_case/session.h"

namespace madoguchi::server {

std::optional<Caller> caller_of(Context& context, const Request& request) {
  const std::string_view token = session_token(request);
  return token.empty() ? std::nullopt : find_caller(context, token);
}

Outcome<Caller> facility_caller_of(Context& context, const Request& request) {
  auto caller = caller_of(context, request);
  portal::Problem problem;
  if (!caller) {
    problem.code = "session.required";
    return Failure{problem};
  }
  if (caller->facility_id.empty()) {
    problem.code = "session.forbidden";
    return Failure{problem};
  }
  return std::move(*caller);
}

Response log_in_with_password(Context& context, const Request& request) {
  const auto message = portal::read_login_request(request.body);
  if (!message) return malformed_response(message.error());
  auto outcome = log_in(context, *message, request.client_address);
  if (!outcome) return problem_response(outcome.error());
  // The session that this browser had is over: a new log-in never continues an old token.
  if (const auto former = caller_of(context, request)) log_out(context, *former);
  return json_response(200, portal::write(outcome->session))
      .with("Set-Cookie", session_cookie_header(outcome->token, request.secure));
}

Response answer_session(Context& context, const Request& request) {
  return json_response(200, portal::write(describe_session(context, caller_of(context, request))));
}

Response end_session(Context& context, const Request& request) {
  if (const auto caller = caller_of(context, request)) log_out(context, *caller);
  return empty_response(204).with("Set-Cookie", ended_session_cookie_header(request.secure));
}

}  // namespace madoguchi::server
