// Slowing down attempts: guesses at passwords and codes, requests for mails. Attempts are counted by subject (a network
// address, an account, both together, …); each has free attempts, then delays that double up to a limit. An attempt
// counts as failed from its start until it is proven right, so that many at once gain nothing. Nobody can lock another
// person out: strangers' attempts delay by a minute at most what they do not own, and a log-in not at all where its
// owner has logged in before; nothing counts while it is refused anyway.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/use_case/context.h"

namespace madoguchi::server {

class LoginThrottle {
 public:
  // `folded_email` need not be an account's. `client_address` is an IP address; IPv6 counts by its /64 network.
  LoginThrottle(Context& context, std::string_view folded_email, std::string_view client_address);

  // Begins an attempt, in a transaction of its own: the seconds to wait instead, or nothing. `account_id` is empty for
  // an address without account.
  std::optional<int> begin_attempt(const std::string& account_id);

  // After the right password, inside the Transaction that opens the session.
  void attempt_succeeded(const std::string& account_id);

 private:
  Context& context_;
  std::string address_hash_;
  std::string account_subject_;
  std::string pair_subject_;
};

// Inside a Transaction: whoever proved to own the mail address is not slowed down by what others tried.
void forget_login_attempts(Context& context, std::string_view folded_email);

// Guesses by somebody who is known already as far as this: at the second factor (after the password), at the own
// password (with a session). `purpose` keeps them apart.
class AccountThrottle {
 public:
  AccountThrottle(Context& context, std::string_view purpose, std::string_view account_id);
  std::optional<int> begin_attempt();  // as LoginThrottle's
  void attempt_succeeded();            // inside a Transaction

 private:
  Context& context_;
  std::string subject_;
};

// The seconds to wait before a further registration for this mail address from this network address; or nothing, and it
// counts. In a transaction of its own.
std::optional<int> throttle_registration(Context& context, std::string_view folded_email,
                                         std::string_view client_address);

// The same for asking for a password reset, by network address only.
std::optional<int> throttle_password_reset(Context& context, std::string_view client_address);
// Whether the mail address is to get a further mail: after the first three not more often than every fifteen minutes.
// One that is left out costs its owner nothing, because the link of the mail before still works.
bool is_reset_mail_due(Context& context, std::string_view folded_email);
// Inside a Transaction: the link was used, so that the next mail is due.
void forget_reset_mails(Context& context, std::string_view folded_email);

// Takes away what is so old that it no longer counts.
void delete_forgotten_attempts(Context& context);

}  // namespace madoguchi::server
