// Sealing messages; see message.h.
#include "server/mail/message.h"

#include "form/value.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view purpose = "mail";

std::string text_of(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

}  // namespace

std::string seal_message(const Keys& keys, const MailMessage& message) {
  const form::Value object =
      form::Value::Object{{"to", message.to}, {"subject", message.subject}, {"body", message.body}};
  return keys.seal(purpose, form::to_json(object));
}

std::optional<MailMessage> unseal_message(const Keys& keys, std::string_view sealed) {
  const auto json = keys.unseal(purpose, sealed);
  if (!json) return std::nullopt;
  const auto object = form::parse_json(*json);
  if (!object) return std::nullopt;
  return MailMessage{text_of(*object, "to"), text_of(*object, "subject"), text_of(*object, "body")};
}

}  // namespace madoguchi::server
