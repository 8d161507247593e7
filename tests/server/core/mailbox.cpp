// Opening the outbox; see mailbox.h.
#include "server/core/mailbox.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/mail/message.h"

namespace madoguchi::server::test {

std::string Mail::token() const {
  const auto hash = body.find('#');
  if (hash == std::string::npos) return {};
  return body.substr(hash + 1, body.find('\n', hash) - hash - 1);
}

std::vector<Mail> mails(World& world) {
  std::vector<Mail> found;
  Store store(world.database());  // its own: the statements of the tests are none of the world's
  const soci::rowset<soci::row> rows =
      (store.sql().prepare << "SELECT kind, message_sealed FROM mail_outbox ORDER BY rowid");
  for (const soci::row& row : rows) {
    const auto message = unseal_message(world.keys, row.get<std::string>("message_sealed"));
    BOOST_REQUIRE(message.has_value());
    found.push_back({row.get<std::string>("kind"), message->to, message->subject, message->body});
  }
  return found;
}

Mail newest_mail(World& world, const std::string& kind) {
  const std::vector<Mail> all = mails(world);
  for (auto mail = all.rbegin(); mail != all.rend(); ++mail) {
    if (mail->kind == kind) return *mail;
  }
  BOOST_FAIL("There is no mail of the kind " + kind + ".");
  return {};
}

}  // namespace madoguchi::server::test
