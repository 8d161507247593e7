// Log-in, who-am-I and log-out (S4 to S6), and the account's list of sessions. Sessions live in the store; the cookie
// holds a random token, the store its hash. A session ends without use, in any case after a time, and when its owner
// ends it; it gets a new token whenever it gets new rights.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portal/account_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct LoggedIn {
  std::string token;  // for the cookie; 256 random bits, base64url
  portal::Session session;
};

// Problems: session.invalid_credentials (401; the same for an unknown address and a wrong password, in the same time),
// session.throttled (429 with retry_after_s; by address and by account, with growing delays). `user_agent` is what the
// browser says of itself.
Outcome<LoggedIn> log_in(Context& context, const portal::LoginRequest& request, std::string_view client_address,
                         std::string_view user_agent = {});

// Whether being asked counts as use of the session, or is a look only.
enum class Use { counts, peek };

// The caller of a token; nothing when there is none, or it has ended (see Settings), or it is another account's than
// the one that the request is meant for (its id; empty: whichever).
std::optional<Caller> find_caller(Context& context, std::string_view token, Use use = Use::counts,
                                  std::string_view meant_for = {});

// What GET /session says of a caller (or of nobody).
portal::Session describe_session(Context& context, const std::optional<Caller>& caller);

// The caller asks to stay: use, at once.
void extend_session(Context& context, const Caller& caller);

// Inside a Transaction, after the second factor: the session's new token.
std::string renew_session(Context& context, const Caller& caller);

void log_out(Context& context, const Caller& caller);

// The account's sessions.
portal::SessionList list_sessions(Context& context, const Caller& caller);
Outcome<Done> end_session(Context& context, const Caller& caller, std::string_view id);  // session.unknown
void end_other_sessions(Context& context, const Caller& caller);

}  // namespace madoguchi::server
