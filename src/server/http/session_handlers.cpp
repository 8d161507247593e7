// Log-in, who-am-I, log-out, the list of sessions; see handlers.h.
#include "server/http/cookies.h"
#include "server/http/handlers.h"
#include "server/use_case/session.h"

namespace madoguchi::server {

Response log_in_with_password(Context& context, const Request& request) {
  const auto message = portal::read_login_request(request.body);
  if (!message) return malformed_response(message.error());
  auto outcome = log_in(context, *message, request.client_address, request.header("user-agent").value_or(""));
  if (!outcome) return problem_response(outcome.error());
  // The session that this browser had is over: a new log-in never continues an old token.
  if (const auto former = find_caller(context, session_token(request))) log_out(context, *former);
  return json_response(200, portal::write(outcome->session))
      .with("Set-Cookie", session_cookie_header(outcome->token, request.secure));
}

Response answer_session(Context& context, const Request& request) {
  const auto caller = find_caller_of(context, request, Use::peek);
  return json_response(200, portal::write(describe_session(context, caller)));
}

Response end_session(Context& context, const Request& request) {
  const auto caller = find_caller_of(context, request, Use::peek);
  const bool is_of_another = !caller && find_caller(context, session_token(request), Use::peek);
  if (is_of_another) return empty_response(204);  // who has logged in since from another window stays
  if (caller) log_out(context, *caller);
  return empty_response(204).with("Set-Cookie", ended_session_cookie_header(request.secure));
}

Response extend_session(Context& context, const Request& request) {
  const auto caller = session_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  extend_session(context, *caller);
  return json_response(200, portal::write(describe_session(context, *caller)));
}

Response answer_sessions(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_sessions(context, *caller)));
}

Response end_one_session(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto outcome = end_session(context, *caller, request.parameters[0]);
  if (!outcome) return problem_response(outcome.error());
  Response response = empty_response(204);
  if (request.parameters[0] == caller->session_id)
    response.with("Set-Cookie", ended_session_cookie_header(request.secure));
  return response;
}

Response end_other_sessions(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  end_other_sessions(context, *caller);
  return empty_response(204);
}

}  // namespace madoguchi::server
