// The second factor of reviewers and administrators: a code of an authenticator app (totp.h) after the password. It is
// set up at the first log-in; until it is passed the session can do nothing else. No code works twice; ten recovery
// codes, each of which works once, stand in for a lost device.
#pragma once

#include <string>
#include <string_view>

#include "portal/account_messages.h"
#include "server/use_case/context.h"
#include "server/use_case/session.h"

namespace madoguchi::server {

struct AccountRow;

// What a new session of the account still has to do.
portal::SecondFactor second_factor_at_log_in(Context& context, const AccountRow& account);
bool has_second_factor(Context& context, const std::string& account_id);

// Problems of all three: second_factor.not_expected (409: the session waits for something else, or for nothing).

// The six digits, or a recovery code. Problems: second_factor.wrong (401), second_factor.throttled (429).
Outcome<LoggedIn> pass_second_factor(Context& context, const Caller& caller, std::string_view code);

// A fresh secret, which counts once a code of it was given. Takes the place of one that was begun before.
Outcome<portal::SecondFactorEnrolment> begin_enrolment(Context& context, const Caller& caller);

struct Enrolled {
  LoggedIn logged_in;
  portal::RecoveryCodes recovery;
};

// Problems: second_factor.wrong, second_factor.throttled.
Outcome<Enrolled> confirm_enrolment(Context& context, const Caller& caller, std::string_view code);

// Takes the second factor away, so that it is set up anew at the next log-in, ends the account's sessions and tells its
// owner: for somebody who has lost device and recovery codes.
void reset_second_factor(Context& context, const Caller& actor, const AccountRow& account);

}  // namespace madoguchi::server
