// Slowing down guesses at passwords. Attempts are counted for the network address, for the account, and for both
// together; each has free attempts, then delays that double. An attempt counts as failed from its start until it is
// proven right, so that many at once gain nothing. Nobody can lock another person's account out: strangers' attempts
// delay it by a minute at most, and not at all where its owner has logged in before; nothing counts while it is refused
// anyway.
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

}  // namespace madoguchi::server
