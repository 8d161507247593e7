// Strict reading of a definition's objects: types, ranges, unknown members. What the members mean is definition.cpp's.
#include "form/definition_reader.h"

#include <algorithm>

namespace madoguchi::form {

namespace {

constexpr std::size_t max_text_bytes = 200;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z'); }

}  // namespace

void Faults::add(std::string pointer, std::string message) {
  if (!first_) first_ = DefinitionFault{std::move(pointer), std::move(message)};
}

std::string child_pointer(std::string_view pointer, std::string_view member) {
  std::string child(pointer);
  child += '/';
  for (const char c : member) {
    if (c == '~') {
      child += "~0";
    } else if (c == '/') {
      child += "~1";
    } else {
      child += c;
    }
  }
  return child;
}

std::string child_pointer(std::string_view pointer, std::size_t index) {
  return child_pointer(pointer, std::string_view(std::to_string(index)));
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), is_alphanumeric);
}

bool is_form_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_issue_code(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || text.size() > 64) return false;
  const auto is_part = [](std::string_view part) {
    return !part.empty() && is_lower(part.front()) &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
  };
  return is_part(text.substr(0, dot)) && is_part(text.substr(dot + 1));
}

Members::Members(Faults& faults, const Value& value, std::string pointer)
    : faults_(faults), object_(value.as_object()), pointer_(std::move(pointer)) {
  static const Value::Object nothing;
  if (object_ == nullptr) {
    faults_.add(pointer_, "must be an object");
    object_ = &nothing;
  }
  asked_.resize(object_->size(), false);
}

const Value* Members::optional(std::string_view name) {
  for (std::size_t i = 0; i < object_->size(); ++i) {
    if ((*object_)[i].first != name) continue;
    asked_[i] = true;
    return &(*object_)[i].second;
  }
  return nullptr;
}

const Value* Members::required(std::string_view name) {
  const Value* value = optional(name);
  if (value == nullptr) faults_.add(pointer_, "lacks the member \"" + std::string(name) + "\"");
  return value;
}

std::string Members::read_text(const Value& value, std::string_view name) {
  const std::string* text = value.as_string();
  if (text == nullptr || text->empty() || text->size() > max_text_bytes) {
    fault(name, "must be a text of 1 to " + std::to_string(max_text_bytes) + " bytes");
    return {};
  }
  return *text;
}

std::string Members::required_text(std::string_view name) {
  const Value* value = required(name);
  return value == nullptr ? std::string() : read_text(*value, name);
}

std::string Members::optional_text(std::string_view name) {
  const Value* value = optional(name);
  return value == nullptr ? std::string() : read_text(*value, name);
}

std::string Members::optional_key(std::string_view name, bool is_required) {
  std::string key = is_required ? required_text(name) : optional_text(name);
  const auto fits = [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '{' || c == '}';
  };
  if (!std::all_of(key.begin(), key.end(), fits))
    fault(name, "must be a locale key: letters, digits, '.', '_', '-', {fact}");
  return key;
}

bool Members::optional_boolean(std::string_view name) {
  const Value* value = optional(name);
  if (value == nullptr) return false;
  const bool* boolean = value->as_bool();
  if (boolean == nullptr) fault(name, "must be true or false");
  return boolean != nullptr && *boolean;
}

std::int64_t Members::required_integer(std::string_view name, std::int64_t min, std::int64_t max) {
  return required(name) == nullptr ? min : optional_integer(name, min, max, min);
}

std::int64_t Members::optional_integer(std::string_view name, std::int64_t min, std::int64_t max, std::int64_t absent) {
  const Value* value = optional(name);
  if (value == nullptr) return absent;
  const std::int64_t* integer = value->as_integer();
  if (integer == nullptr || *integer < min || *integer > max) {
    fault(name, "must be an integer from " + std::to_string(min) + " to " + std::to_string(max));
    return absent;
  }
  return *integer;
}

std::vector<std::string> Members::texts(const Value& value, std::string_view name, std::size_t max_count) {
  const Value::Array* array = value.as_array();
  if (array == nullptr || array->empty() || array->size() > max_count) {
    fault(name, "must be an array of 1 to " + std::to_string(max_count) + " texts");
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const std::string* text = (*array)[i].as_string();
    const std::string place = child_pointer(pointer_to(name), i);
    if (text == nullptr || text->empty() || text->size() > max_text_bytes) {
      faults_.add(place, "must be a text of 1 to " + std::to_string(max_text_bytes) + " bytes");
      return {};
    }
    if (std::find(texts.begin(), texts.end(), *text) != texts.end()) {
      faults_.add(place, "repeats \"" + *text + "\"");
      return {};
    }
    texts.push_back(*text);
  }
  return texts;
}

const Value::Array& Members::optional_array(std::string_view name, std::size_t max_count) {
  static const Value::Array nothing;
  const Value* value = optional(name);
  if (value == nullptr) return nothing;
  const Value::Array* array = value->as_array();
  if (array == nullptr || array->size() > max_count) {
    fault(name, "must be an array of at most " + std::to_string(max_count) + " elements");
    return nothing;
  }
  return *array;
}

const Value::Object& Members::required_object(std::string_view name, std::size_t max_count) {
  static const Value::Object nothing;
  const Value* value = required(name);
  if (value == nullptr) return nothing;
  const Value::Object* object = value->as_object();
  if (object == nullptr || object->size() > max_count) {
    fault(name, "must be an object of at most " + std::to_string(max_count) + " members");
    return nothing;
  }
  return *object;
}

void Members::finish() {
  for (std::size_t i = 0; i < object_->size(); ++i) {
    if (!asked_[i]) faults_.add(pointer_to((*object_)[i].first), "is no member that belongs here");
  }
}

}  // namespace madoguchi::form
