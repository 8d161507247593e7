// The outbox: mails are written in the transaction of what they tell of, and leave afterwards (mail/sender.h). So there
// is no mail of what did not happen, and nothing happens without its mail. The message is sealed, and emptied once it
// was sent: links that it holds do not lie around.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/mail/templates.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct MailEvent {
  std::string event_key;  // unique for the event; no personal data and no token, it is not sealed
  std::string kind;       // of the table in mail/kinds.h
  std::string to;         // one address
  MailValues values;
};

// To be called inside the caller's Transaction. A second mail of the same event_key does nothing. Throws
// std::invalid_argument for what MailTemplates::fill refuses, and for an address that could be more than one address.
void enqueue_mail(Context& context, const MailEvent& event);

// A mail as an administrator sees it.
struct MailSummary {
  std::string id;
  std::string kind;
  std::string state;      // "waiting", "sending", "sent", "dead"
  std::string recipient;  // empty once it was sent
  int attempts = 0;
  std::int64_t created_at_ms = 0;
  std::int64_t next_attempt_ms = 0;
  std::optional<std::int64_t> sent_at_ms;
  std::string last_fault;  // for people who run the portal, without personal data
};

// The newest first, at most `limit`. "waiting" has those that are being sent among them.
std::vector<MailSummary> list_mails(Context& context, std::string_view state, int limit = 200);
// An administrator puts a dead mail back, to be tried from the beginning. Problems: mail.unknown (404), mail.not_dead
// (409).
Outcome<MailSummary> retry_mail(Context& context, const Caller& actor, std::string_view id);

// Forgets mails that were sent or given up three months ago.
void purge_old_mails(Context& context);

}  // namespace madoguchi::server
