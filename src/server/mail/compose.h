// A mail as it goes over the wire or into a file (RFC 5322 and MIME), made by GMime. The body is UTF-8 in base64, so
// that neither long lines nor dots nor relays can change it.
#pragma once

#include <cstdint>
#include <string>

#include "server/mail/message.h"

namespace madoguchi::server {

struct ComposedMail {
  std::string from;  // of the envelope
  std::string to;
  std::string bytes;  // lines end with CRLF
};

// The same arguments give the same bytes: however often a mail has to be tried, it stays the same mail with the same
// Message-ID, <ID@the sender's domain>.
ComposedMail compose_mail(const std::string& sender, const std::string& id, const MailMessage& message,
                          std::int64_t date_ms);

}  // namespace madoguchi::server
