// Reading a definition's JSON strictly: each member that is there is asked for once, or refused. The first fault
// stands; what is read after it is empty and of no matter, so that readers need not ask after each step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/value.h"

namespace madoguchi::form {

// The first fault of a definition.
class Faults {
 public:
  void add(std::string pointer, std::string message);
  bool any() const { return first_.has_value(); }
  const DefinitionFault& first() const { return *first_; }

 private:
  std::optional<DefinitionFault> first_;
};

// `pointer` with one more step (RFC 6901: "~" and "/" escaped).
std::string child_pointer(std::string_view pointer, std::string_view member);
std::string child_pointer(std::string_view pointer, std::size_t index);

// Shapes of names in a definition.
bool is_identifier(std::string_view text);  // camelCase, letters and digits, at most 64
bool is_form_id(std::string_view text);     // lower case, digits and dashes, at most 64
bool is_issue_code(std::string_view text);  // "facility_check.closed"

// The members of one object of a definition.
class Members {
 public:
  // A value that is no object is a fault; all its members are then absent.
  Members(Faults& faults, const Value& value, std::string pointer);

  const std::string& pointer() const { return pointer_; }
  std::string pointer_to(std::string_view name) const { return child_pointer(pointer_, name); }
  void fault(std::string_view name, std::string message) { faults_.add(pointer_to(name), std::move(message)); }

  const Value* optional(std::string_view name);
  const Value* required(std::string_view name);  // absent: a fault

  std::string required_text(std::string_view name);                        // not empty, at most 200 bytes
  std::string optional_text(std::string_view name);                        // empty if absent
  std::string optional_key(std::string_view name, bool required = false);  // a locale key, perhaps with {fact}s
  bool optional_boolean(std::string_view name);                            // false if absent
  std::int64_t required_integer(std::string_view name, std::int64_t min, std::int64_t max);
  std::int64_t optional_integer(std::string_view name, std::int64_t min, std::int64_t max, std::int64_t absent);
  // Texts without repetition, 1 to `max_count` of them.
  std::vector<std::string> texts(const Value& value, std::string_view name, std::size_t max_count);
  const Value::Array& optional_array(std::string_view name, std::size_t max_count);
  const Value::Object& required_object(std::string_view name, std::size_t max_count);

  // Refuses the first member that nobody asked for.
  void finish();

 private:
  std::string read_text(const Value& value, std::string_view name);

  Faults& faults_;
  const Value::Object* object_;
  std::string pointer_;
  std::vector<bool> asked_;
};

}  // namespace madoguchi::form
