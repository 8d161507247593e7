// Registration, password reset, invitations and the account's settings; see handlers.h.
#include "portal/account_messages.h"
#include "server/http/cookies.h"
#include "server/http/handlers.h"
#include "server/use_case/account_settings.h"
#include "server/use_case/invitations.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/registration.h"
#include "server/use_case/session.h"

namespace madoguchi::server {
namespace {

// What is on its way by mail, whatever it will say.
Response accepted(const Outcome<Done>& outcome) {
  return outcome ? json_response(202, "{}") : problem_response(outcome.error());
}

Response confirmed(const Outcome<portal::ConfirmedEmail>& outcome) {
  return outcome ? json_response(200, portal::write(*outcome)) : problem_response(outcome.error());
}

}  // namespace

Response take_registration(Context& context, const Request& request) {
  const auto message = portal::read_registration_request(request.body);
  if (!message) return malformed_response(message.error());
  return accepted(start_registration(context, *message, request.client_address));
}

Response confirm_registration(Context& context, const Request& request) {
  const auto message = portal::read_link_token(request.body);
  if (!message) return malformed_response(message.error());
  return confirmed(confirm_registration(context, message->token));
}

Response take_password_reset(Context& context, const Request& request) {
  const auto message = portal::read_password_reset_request(request.body);
  if (!message) return malformed_response(message.error());
  return accepted(request_password_reset(context, *message, request.client_address));
}

Response confirm_password_reset(Context& context, const Request& request) {
  const auto message = portal::read_new_password(request.body);
  if (!message) return malformed_response(message.error());
  return confirmed(reset_password(context, *message));
}

Response confirm_invitation(Context& context, const Request& request) {
  const auto message = portal::read_new_password(request.body);
  if (!message) return malformed_response(message.error());
  return confirmed(accept_invitation(context, *message));
}

Response answer_account(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(describe_account(context, *caller)));
}

Response change_password(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_password_change(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = change_password(context, *caller, *message);
  return outcome ? empty_response(204) : problem_response(outcome.error());
}

Response take_email_change(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_email_change(request.body);
  if (!message) return malformed_response(message.error());
  return accepted(request_email_change(context, *caller, *message));
}

Response confirm_email_change(Context& context, const Request& request) {
  const auto message = portal::read_link_token(request.body);
  if (!message) return malformed_response(message.error());
  return confirmed(confirm_email_change(context, find_caller_of(context, request, Use::counts), message->token));
}

}  // namespace madoguchi::server
