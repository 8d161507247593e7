// Links in mails: each works once and until it expires, for one purpose. The token is in the mail alone, the store has
// its keyed hash; what the link will do is sealed beside it. The token stands behind the # of the address, so that no
// server and no proxy writes it into a log, and the page that opens asks before it uses the link up, because mail
// scanners open links too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "form/value.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

enum class LinkPurpose { registration, password_reset, email_change, invitation };

struct IssuedLink {
  std::string url;
  std::string valid_until;  // for people, in Tokyo
};

// Inside a Transaction. Ends the account's earlier links of the purpose. `account_id` is empty where there is none yet.
IssuedLink issue_link(Context& context, LinkPurpose purpose, const std::string& account_id, const form::Value& payload);

struct OpenLink {
  std::string token_hash;
  std::string account_id;
  form::Value payload;
};

// Nothing for a link that was used, has expired, was ended by a newer one or never was: all the same.
std::optional<OpenLink> find_link(Context& context, LinkPurpose purpose, std::string_view token);

// Inside the Transaction that does what the link is for, which looked for it there again. False where another was
// faster.
bool use_link(Context& context, const OpenLink& link);

// Inside a Transaction: what was mailed to the account for this purpose works no longer.
void end_links(Context& context, LinkPurpose purpose, const std::string& account_id);

}  // namespace madoguchi::server
