// JSON values as the form engine handles them: answers, facts, parameters. Small, ordered, bounded: parsing (nlohmann's
// SAX reader) stops at a depth and a size, so that hostile input costs nothing and ends in a fault, never in a crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/result.h"

namespace madoguchi::form {

class Value {
 public:
  using Array = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;  // in order of arrival; names are unique (the last of a repeated name stands)

  Value() = default;  // null
  Value(bool boolean) : data_(boolean) {}
  Value(int integer) : data_(std::int64_t{integer}) {}
  Value(std::int64_t integer) : data_(integer) {}
  Value(double number) : data_(number) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(Array array) : data_(std::move(array)) {}
  Value(Object object) : data_(std::move(object)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* as_bool() const { return std::get_if<bool>(&data_); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&data_); }
  const double* as_number() const { return std::get_if<double>(&data_); }  // numbers that are no 64-bit integer
  const std::string* as_string() const { return std::get_if<std::string>(&data_); }
  const Array* as_array() const { return std::get_if<Array>(&data_); }
  Array* as_array() { return std::get_if<Array>(&data_); }
  const Object* as_object() const { return std::get_if<Object>(&data_); }
  Object* as_object() { return std::get_if<Object>(&data_); }

  // The member `name` of an object; null pointer where there is none or this is no object.
  const Value* find(std::string_view name) const;
  // Sets a member; a value that is no object becomes one.
  void set(std::string_view name, Value value);
  void erase(std::string_view name);

  friend bool operator==(const Value& left, const Value& right) { return left.data_ == right.data_; }
  friend class JsonReader;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

struct ParseLimits {
  std::size_t max_size_bytes = 1 << 20;
  int max_depth = 32;
};

// code: json.malformed, json.too_large, json.too_deep, json.number_out_of_range (beyond a double; the rest was not
// read).
struct ParseFault {
  std::string code;
  std::size_t offset_bytes = 0;
};

Result<Value, ParseFault> parse_json(std::string_view text, const ParseLimits& limits = {});

// Reads one text after another into the same storage, for batches: what the last text needed is kept for the next one.
class JsonReader {
 public:
  explicit JsonReader(const ParseLimits& limits = {}) : limits_(limits) {}

  // The value lives until the next read, and is the reader's own.
  Result<const Value*, ParseFault> read(std::string_view text);
  // The last value, taken out of the reader.
  Value take() { return std::move(root_); }

 private:
  struct Handler;
  struct Level {
    Value* container = nullptr;
    std::size_t size = 0;  // elements read so far; storage beyond them is left over from an earlier text
  };

  ParseLimits limits_;
  Value root_;
  std::vector<Level> levels_;
  std::vector<std::size_t> order_;
};

// Compact JSON (RFC 8259), members in their order, control characters escaped, ill-formed UTF-8 as U+FFFD, numbers in
// the shortest form that reads back the same (never NaN or infinity: those become null). The same bytes natively and as
// WebAssembly.
std::string to_json(const Value& value);
void append_json(std::string& out, const Value& value);
void append_json_string(std::string& out, std::string_view text);
void append_json_integer(std::string& out, std::int64_t number);

}  // namespace madoguchi::form
