// A mail's message as it lies sealed in the outbox.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::server {

class Keys;

struct MailMessage {
  std::string to;
  std::string subject;
  std::string body;  // lines end with \n
};

std::string seal_message(const Keys& keys, const MailMessage& message);
// Nothing where it was not sealed with these keys.
std::optional<MailMessage> unseal_message(const Keys& keys, std::string_view sealed);

}  // namespace madoguchi::server
