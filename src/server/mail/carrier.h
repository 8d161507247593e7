// Who takes a mail away: an SMTP server (smtp.h) or, where none is named, a folder (mail_folder.h).
#pragma once

#include <string>

#include "server/mail/compose.h"

namespace madoguchi::server {

struct Delivery {
  enum class State {
    accepted,  // it is the other side's now
    later,     // not this time
    refused,   // not this mail, now or later
  };
  State state = State::accepted;
  std::string fault;  // for people who run the portal: what failed and the codes that were answered, no texts of others
};

class MailCarrier {
 public:
  virtual ~MailCarrier() = default;

  // Blocks until the other side has said yes or no, or has taken too long. `id` is the mail's.
  virtual Delivery deliver(const std::string& id, const ComposedMail& mail) = 0;

  // Ends a delivery that is under way, soon; from any thread. There will be no other.
  virtual void stop() = 0;
};

}  // namespace madoguchi::server
