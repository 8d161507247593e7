// Who sends a request, and whether they may; see handlers.h.
#include "server/http/cookies.h"
#include "server/http/handlers.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/session.h"

namespace madoguchi::server {

std::optional<Caller> find_caller_of(Context& context, const Request& request, Use use) {
  return find_caller(context, session_token(request), use, request.header(portal::account_header).value_or(""));
}

Outcome<Caller> session_caller_of(Context& context, const Request& request) {
  auto caller = find_caller_of(context, request, Use::counts);
  if (!caller) return problem_of("session.required");
  return *std::move(caller);
}

Outcome<Caller> caller_of(Context& context, const Request& request) {
  auto caller = session_caller_of(context, request);
  if (caller && caller->second_factor != portal::SecondFactor::passed)
    return problem_of("session.second_factor_required");
  return caller;
}

Outcome<Caller> facility_caller_of(Context& context, const Request& request) {
  auto caller = caller_of(context, request);
  if (caller && caller->facility_id.empty()) return problem_of("session.forbidden");
  return caller;
}

Outcome<Caller> role_caller_of(Context& context, const Request& request, portal::Role role) {
  auto caller = caller_of(context, request);
  if (caller && caller->role != role) return problem_of("session.forbidden");
  return caller;
}

std::optional<Caller> find_member_of(Context& context, const Request& request) {
  if (session_token(request).empty()) return std::nullopt;
  auto caller = find_caller_of(context, request, Use::peek);
  if (caller && caller->second_factor != portal::SecondFactor::passed) return std::nullopt;
  return caller;
}

}  // namespace madoguchi::server
