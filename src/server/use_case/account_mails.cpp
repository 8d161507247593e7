// The mails of accounts; see account_mails.h.
#include "server/use_case/account_mails.h"

#include "server/mail/outbox.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {

void mail_account(Context& context, std::string_view kind, const std::string& to,
                  std::vector<std::pair<std::string, std::string>> values) {
  values.emplace_back("portal", context.settings.public_url);
  // The caller's transaction happens once, and so does its event: a key of its own is enough.
  enqueue_mail(context, {std::string(kind) + ":" + context.keys.random_id(), std::string(kind), to, std::move(values)});
}

}  // namespace madoguchi::server
