// Reading the members of wire messages: strict about types and bounds. The first fault, with its place, is kept; what
// is read after it is empty and of no matter. Only for the readers of this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/evaluation.h"
#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_email_bytes = 254;      // RFC 5321, section 4.5.3.1.3 with the brackets off
inline constexpr std::size_t max_password_bytes = 1024;  // 128 characters (D2) in any script, composed or not
inline constexpr std::size_t max_text_bytes = 2000;
inline constexpr std::size_t max_id_bytes = 200;
inline constexpr std::int64_t max_size_bytes = std::int64_t{1} << 53;
inline constexpr std::size_t max_listed = 1000;
inline constexpr std::int64_t max_number = std::int64_t{1} << 53;  // what JavaScript holds exactly
inline constexpr std::size_t min_instant_bytes = 20;               // of RFC 3339
inline constexpr std::size_t max_instant_bytes = 40;

class Reader {
 public:
  void fail(std::string pointer, std::string message) {
    if (!fault_) fault_ = WireFault{std::move(pointer), std::move(message)};
  }
  const std::optional<WireFault>& fault() const { return fault_; }

  const form::Value* member(const form::Value& object, const std::string& place, std::string_view name) {
    const form::Value* value = object.find(name);
    if (value == nullptr) fail(at(place, name), "is missing");
    return value;
  }

  std::string text(const form::Value& object, const std::string& place, std::string_view name,
                   std::size_t min_bytes = 0, std::size_t max_bytes = max_text_bytes) {
    const form::Value* value = member(object, place, name);
    if (value == nullptr) return {};
    const std::string* text = value->as_string();
    if (text != nullptr && text->size() >= min_bytes && text->size() <= max_bytes) return *text;
    fail(at(place, name),
         "must be a text of " + std::to_string(min_bytes) + " to " + std::to_string(max_bytes) + " bytes");
    return {};
  }

  std::string optional_text(const form::Value& object, const std::string& place, std::string_view name) {
    const form::Value* value = object.find(name);
    return value == nullptr || value->is_null() ? std::string() : text(object, place, name);
  }

  std::int64_t integer(const form::Value& object, const std::string& place, std::string_view name, std::int64_t min,
                       std::int64_t max) {
    const form::Value* value = member(object, place, name);
    if (value == nullptr) return min;
    const auto* integer = value->as_integer();
    if (integer != nullptr && *integer >= min && *integer <= max) return *integer;
    fail(at(place, name), "must be an integer from " + std::to_string(min) + " to " + std::to_string(max));
    return min;
  }

  bool boolean(const form::Value& object, const std::string& place, std::string_view name) {
    const form::Value* value = member(object, place, name);
    if (value == nullptr) return false;
    if (const bool* boolean = value->as_bool()) return *boolean;
    fail(at(place, name), "must be true or false");
    return false;
  }

  template <class T>
  T named(const form::Value& object, const std::string& place, std::string_view name,
          std::optional<T> (*from_name)(std::string_view), T otherwise) {
    const auto value = from_name(text(object, place, name, 1));
    if (!value) fail(at(place, name), "is no value that is known here");
    return value.value_or(otherwise);
  }

  form::Value object_member(const form::Value& object, const std::string& place, std::string_view name) {
    const form::Value* value = member(object, place, name);
    if (value != nullptr && value->as_object() != nullptr) return *value;
    fail(at(place, name), "must be an object");
    return form::Value(form::Value::Object{});
  }

  // An array that may be left out.
  const form::Value::Array& array(const form::Value& object, const std::string& place, std::string_view name) {
    static const form::Value::Array nothing;
    const form::Value* value = object.find(name);
    if (value == nullptr || value->is_null()) return nothing;
    if (value->as_array() != nullptr && value->as_array()->size() <= max_listed) return *value->as_array();
    fail(at(place, name), "must be an array of at most " + std::to_string(max_listed) + " elements");
    return nothing;
  }

  // A list of ids, which may be left out.
  std::vector<std::string> names(const form::Value& object, const std::string& place, std::string_view name) {
    std::vector<std::string> names;
    const form::Value::Array& listed = array(object, place, name);
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const std::string* text = listed[i].as_string();
      if (text == nullptr || text->size() > max_id_bytes) {
        fail(at(at(place, name), i), "must be a text of at most " + std::to_string(max_id_bytes) + " bytes");
      } else {
        names.push_back(*text);
      }
    }
    return names;
  }

  int form_version(const form::Value& object, const std::string& place) {
    return static_cast<int>(integer(object, place, "formVersion", 1, 1'000'000));
  }

  form::Issue issue(const form::Value& object, const std::string& place) {
    if (object.as_object() == nullptr) fail(place, "must be an object");
    form::Issue issue;
    issue.field = text(object, place, "field", 0, max_id_bytes);
    issue.code = text(object, place, "code", 1, max_id_bytes);
    issue.params = object_member(object, place, "params");
    return issue;
  }

  static std::string at(const std::string& place, std::string_view name) { return place + "/" + std::string(name); }
  static std::string at(const std::string& place, std::size_t index) { return place + "/" + std::to_string(index); }

 private:
  std::optional<WireFault> fault_;
};

// Parses the JSON, which must be an object, and lets `fill` read the message from it.
template <class Message, class Fill>
Result<Message, WireFault> read_message(std::string_view json, const Fill& fill) {
  const auto parsed = form::parse_json(json);
  if (!parsed) return Failure{WireFault{"", "is no JSON that can be read (" + parsed.error().code + ")"}};
  if (parsed->as_object() == nullptr) return Failure{WireFault{"", "must be an object"}};
  Reader reader;
  Message message;
  fill(reader, *parsed, message);
  if (reader.fault()) return Failure{*reader.fault()};
  return message;
}

inline std::string read_instant(Reader& reader, const form::Value& object, const std::string& place,
                                std::string_view name) {
  return reader.text(object, place, name, min_instant_bytes, max_instant_bytes);
}

// The elements of an array that must be there, each an object read by `read`.
template <class Item>
std::vector<Item> read_items(Reader& reader, const form::Value& message, const std::string& place,
                             std::string_view name, Item (*read)(Reader&, const form::Value&, const std::string&),
                             std::size_t max_items = max_listed) {
  std::vector<Item> items;
  if (reader.member(message, place, name) == nullptr) return items;
  const form::Value::Array& array = reader.array(message, place, name);
  const std::string list = Reader::at(place, name);
  if (array.size() > max_items) {
    reader.fail(list, "must be an array of at most " + std::to_string(max_items) + " elements");
    return items;
  }
  for (std::size_t i = 0; i < array.size(); ++i) {
    const std::string item = Reader::at(list, i);
    if (array[i].as_object() == nullptr) reader.fail(item, "must be an object");
    items.push_back(read(reader, array[i], item));
  }
  return items;
}

// formId and formVersion of a message.
void read_form(Reader& reader, const form::Value& json, const std::string& place, std::string& form_id,
               int& form_version);
Facility read_facility(Reader& reader, const form::Value& object, const std::string& place);
UploadStatus read_upload(Reader& reader, const form::Value& object, const std::string& place);

}  // namespace madoguchi::portal
