// JSON texts to values, with nlohmann's SAX reader: strict (RFC 8259), bounded in size and depth, without exceptions,
// and into storage that is used again for the next text. What the values mean is left to others.
#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "form/value.h"

namespace madoguchi::form {

namespace {

// nlohmann's number for "the number does not fit into a double".
constexpr int number_overflow = 406;

// Up to this many members, comparing each with each is faster than sorting; above it, hostile objects would cost
// squares.
constexpr std::size_t few_members = 24;

}  // namespace

// Writes each event into the slot where it belongs. A slot keeps the storage of its previous value where the type is
// the same, so that records of one shape are read without allocating.
struct JsonReader::Handler {
  using Json = nlohmann::json;

  JsonReader& reader;
  std::string code;
  std::size_t fault_offset = 0;
  bool failed = false;

  bool null() {
    slot().data_ = std::monostate{};
    return true;
  }

  bool boolean(bool boolean) {
    slot().data_ = boolean;
    return true;
  }

  bool number_integer(Json::number_integer_t integer) {
    slot().data_ = std::int64_t{integer};
    return true;
  }

  bool number_unsigned(Json::number_unsigned_t integer) {
    if (integer <= static_cast<std::uint64_t>(INT64_MAX)) return number_integer(static_cast<std::int64_t>(integer));
    slot().data_ = static_cast<double>(integer);
    return true;
  }

  bool number_float(Json::number_float_t number, const Json::string_t&) {
    slot().data_ = number;
    return true;
  }

  bool string(Json::string_t& text) {
    Value& value = slot();
    if (auto* kept = std::get_if<std::string>(&value.data_)) {
      kept->assign(text);
    } else {
      value.data_.emplace<std::string>(text);
    }
    return true;
  }

  bool binary(Json::binary_t&) { return false; }  // not in JSON

  bool start_object(std::size_t) { return open<Value::Object>(); }
  bool start_array(std::size_t) { return open<Value::Array>(); }

  bool key(Json::string_t& name) {
    Level& level = reader.levels_.back();
    auto& object = *std::get_if<Value::Object>(&level.container->data_);
    if (level.size == object.size()) {
      object.emplace_back(name, Value());
    } else {
      object[level.size].first.assign(name);
    }
    ++level.size;
    return true;
  }

  bool end_object() {
    const Level level = reader.levels_.back();
    reader.levels_.pop_back();
    auto& object = *std::get_if<Value::Object>(&level.container->data_);
    object.resize(level.size);
    remove_repeated(object);
    return true;
  }

  bool end_array() {
    const Level level = reader.levels_.back();
    reader.levels_.pop_back();
    std::get_if<Value::Array>(&level.container->data_)->resize(level.size);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& fault) {
    return fail(fault.id == number_overflow ? "json.number_out_of_range" : "json.malformed", position);
  }

 private:
  friend class JsonReader;

  bool fail(const char* what, std::size_t offset) {
    failed = true;
    code = what;
    fault_offset = offset;
    return false;
  }

  // Where the next value goes: the root, the next element, or the member whose name was read last.
  Value& slot() {
    if (reader.levels_.empty()) return reader.root_;
    Level& level = reader.levels_.back();
    if (auto* array = std::get_if<Value::Array>(&level.container->data_)) {
      if (level.size == array->size()) array->emplace_back();
      return (*array)[level.size++];
    }
    return (*std::get_if<Value::Object>(&level.container->data_))[level.size - 1].second;
  }

  template <class Container>
  bool open() {
    if (reader.levels_.size() >= static_cast<std::size_t>(reader.limits_.max_depth)) return fail("json.too_deep", 0);
    Value& value = slot();
    if (!std::holds_alternative<Container>(value.data_)) value.data_.emplace<Container>();
    reader.levels_.push_back({&value, 0});
    return true;
  }

  // Of members with one name the last stands, at its own place.
  void remove_repeated(Value::Object& object) {
    if (object.size() <= few_members) {
      for (std::size_t i = 0; i + 1 < object.size();) {
        const auto repeats = [&](const Value::Member& later) { return later.first == object[i].first; };
        const auto next = object.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(next + 1, object.end(), repeats)) {
          object.erase(next);
        } else {
          ++i;
        }
      }
      return;
    }
    auto& order = reader.order_;
    order.resize(object.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
      const int compared = object[left].first.compare(object[right].first);
      return compared != 0 ? compared < 0 : left < right;
    });
    std::vector<bool> repeated(object.size(), false);
    bool any = false;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      if (object[order[i]].first != object[order[i + 1]].first) continue;
      repeated[order[i]] = true;
      any = true;
    }
    if (!any) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < object.size(); ++i) {
      if (repeated[i]) continue;
      if (kept != i) object[kept] = std::move(object[i]);
      ++kept;
    }
    object.resize(kept);
  }
};

Result<const Value*, ParseFault> JsonReader::read(std::string_view text) {
  levels_.clear();
  if (text.size() > limits_.max_size_bytes) return Failure{ParseFault{"json.too_large", limits_.max_size_bytes}};
  // nlohmann takes a NUL for the end of the text; in JSON there is none, not even inside a string.
  if (const void* nul = text.empty() ? nullptr : std::memchr(text.data(), '\0', text.size())) {
    const auto offset = static_cast<std::size_t>(static_cast<const char*>(nul) - text.data());
    return Failure{ParseFault{"json.malformed", offset}};
  }
  Handler handler{*this, {}, 0, false};
  const bool read = nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &handler);
  if (!read || handler.failed) {
    root_ = Value();  // half a text is worth nothing, and its storage may be hostile
    return Failure{ParseFault{handler.failed ? handler.code : "json.malformed", handler.fault_offset}};
  }
  return &root_;
}

Result<Value, ParseFault> parse_json(std::string_view text, const ParseLimits& limits) {
  JsonReader reader(limits);
  auto read = reader.read(text);
  if (!read) return Failure{std::move(read).error()};
  return reader.take();
}

}  // namespace madoguchi::form
