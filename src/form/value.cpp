// Members of JSON values, and values written as JSON texts. Reading texts is json_reader.cpp's.
#include "form/value.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace madoguchi::form {

namespace {

bool is_ordinary(unsigned char byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += hex[byte >> 4];
  out += hex[byte & 0x0F];
}

void append_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  char digits[64];
  const char* end = nlohmann::detail::to_chars(std::begin(digits), std::end(digits), number);
  out.append(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace

const Value* Value::find(std::string_view name) const {
  const Object* object = as_object();
  if (object == nullptr) return nullptr;
  for (const Member& member : *object) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

void Value::set(std::string_view name, Value value) {
  if (as_object() == nullptr) data_.emplace<Object>();
  Object& object = *as_object();
  for (Member& member : object) {
    if (member.first != name) continue;
    member.second = std::move(value);
    return;
  }
  object.emplace_back(std::string(name), std::move(value));
}

void Value::erase(std::string_view name) {
  Object* object = as_object();
  if (object == nullptr) return;
  std::erase_if(*object, [&](const Member& member) { return member.first == name; });
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;  // everything before it is written
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_ordinary(byte)) {
      ++i;
      continue;
    }
    if (byte < 0x80) {
      out.append(text, done, i - done);
      append_escaped(out, byte);
      done = ++i;
      continue;
    }
    const text::Decoded decoded = text::decode_at(text, i);
    if (!decoded.well_formed) {
      out.append(text, done, i - done);
      text::append_utf8(out, U'\uFFFD');
      done = i + decoded.size_bytes;
    }
    i += decoded.size_bytes;
  }
  out.append(text, done, text.size() - done);
  out += '"';
}

void append_json_integer(std::string& out, std::int64_t number) {
  char digits[24];
  char* at = std::end(digits);
  const bool negative = number < 0;
  // In unsigned arithmetic the most negative number has an absolute value too.
  auto rest = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (negative) *--at = '-';
  out.append(at, static_cast<std::size_t>(std::end(digits) - at));
}

void append_json(std::string& out, const Value& value) {
  if (const bool* boolean = value.as_bool()) {
    out += *boolean ? "true" : "false";
  } else if (const auto* integer = value.as_integer()) {
    append_json_integer(out, *integer);
  } else if (const auto* number = value.as_number()) {
    append_number(out, *number);
  } else if (const auto* string = value.as_string()) {
    append_json_string(out, *string);
  } else if (const auto* array = value.as_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      append_json(out, (*array)[i]);
    }
    out += ']';
  } else if (const auto* object = value.as_object()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(out, (*object)[i].first);
      out += ':';
      append_json(out, (*object)[i].second);
    }
    out += '}';
  } else {
    out += "null";
  }
}

std::string to_json(const Value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace madoguchi::form
