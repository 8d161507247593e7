// The second factor; see handlers.h.
#include "server/http/cookies.h"
#include "server/http/handlers.h"
#include "server/use_case/second_factor.h"

namespace madoguchi::server {

Response take_second_factor(Context& context, const Request& request) {
  const auto caller = session_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_second_factor_code(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = pass_second_factor(context, *caller, message->code);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(outcome->session))
      .with("Set-Cookie", session_cookie_header(outcome->token, request.secure));
}

Response begin_second_factor(Context& context, const Request& request) {
  const auto caller = session_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto outcome = begin_enrolment(context, *caller);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(*outcome));
}

Response confirm_second_factor(Context& context, const Request& request) {
  const auto caller = session_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_second_factor_code(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = confirm_enrolment(context, *caller, message->code);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(outcome->recovery))
      .with("Set-Cookie", session_cookie_header(outcome->logged_in.token, request.secure));
}

}  // namespace madoguchi::server
