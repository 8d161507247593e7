// For the tests of wire messages: JSON with one member changed, and the place at which reading it is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/value.h"

namespace messages {

inline madoguchi::form::Value parsed(const std::string& json) { return madoguchi::form::parse_json(json).value(); }

// The JSON of a message with the member set to `value`, or taken away where there is none.
inline std::string changed(const std::string& json, std::string_view member,
                           std::optional<madoguchi::form::Value> value) {
  madoguchi::form::Value object = parsed(json);
  if (value) {
    object.set(member, std::move(*value));
  } else {
    object.erase(member);
  }
  return madoguchi::form::to_json(object);
}

// The place at which reading the changed message is refused.
template <class Read>
std::string place(Read read, const std::string& json, std::string_view member,
                  std::optional<madoguchi::form::Value> value) {
  const auto result = read(changed(json, member, std::move(value)));
  return result ? "none" : result.error().pointer;
}

}  // namespace messages
