// The reviewed text as canonical JSON. Hashing it is the platform's (client) and libsodium's (server).
#include "portal/review.h"

namespace madoguchi::portal {

std::string reviewed_text(const form::Definition& definition, const form::Value& normalised_answers) {
  std::string text = "{\"form\":";
  form::append_json_string(text, definition.id());
  text += ",\"version\":";
  form::append_json_integer(text, definition.version());
  text += ",\"answers\":";
  form::append_json(text, normalised_answers);
  text += '}';
  return text;
}

}  // namespace madoguchi::portal
