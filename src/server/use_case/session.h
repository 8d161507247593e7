// Log-in, who-am-I and log-out (S4 to S6). Sessions live in the store; the cookie holds a random token, the store its
// hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct LoggedIn {
  std::string token;  // for the cookie; 256 random bits, base64url
  portal::Session session;
};

// Problems: session.invalid_credentials (401; the same for an unknown address and a wrong password, in the same time),
// session.throttled (429 with retry_after_s; by address and by account, with growing delays).
Outcome<LoggedIn> log_in(Context& context, const portal::LoginRequest& request, std::string_view client_address);

// The caller of a token; nothing when there is none, or it has ended (idle 30 min, absolute 12 h). Touches the session.
std::optional<Caller> find_caller(Context& context, std::string_view token);

// What GET /session says of a caller (or of nobody).
portal::Session describe_session(Context& context, const std::optional<Caller>& caller);

void log_out(Context& context, const Caller& caller);

}  // namespace madoguchi::server
