// See draft_copy.h. What is in the store may be anything: whoever uses this browser can write there.
#include "client/draft_copy.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {
namespace {

using form::Value;

bool is_file(const Value& file) {
  const Value* name = file.find("name");
  const Value* size = file.find("sizeBytes");
  return name && name->as_string() && size && size->as_integer() && *size->as_integer() >= 0;
}

bool is_answer(const Value& answer) {
  if (answer.as_array()) return std::all_of(answer.as_array()->begin(), answer.as_array()->end(), is_file);
  return answer.as_string() || (answer.as_bool() && *answer.as_bool());
}

std::optional<DraftCopy> read_copy(const std::string& text) {
  auto parsed = form::parse_json(text);
  if (!parsed) return std::nullopt;
  const Value& value = parsed.value();
  const auto object = [&](const char* name) {
    const Value* member = value.find(name);
    if (!member || !member->as_object()) return static_cast<const Value*>(nullptr);
    const bool sound = std::all_of(member->as_object()->begin(), member->as_object()->end(),
                                   [](const Value::Member& each) { return is_answer(each.second); });
    return sound ? member : nullptr;
  };
  const auto integer = [&](const char* name) {
    const Value* member = value.find(name);
    return member && member->as_integer() ? *member->as_integer() : 0;
  };
  if (!object("base") || !object("answers")) return std::nullopt;
  DraftCopy copy;
  copy.form_version = static_cast<int>(integer("formVersion"));
  copy.base_version = integer("baseVersion");
  copy.base = *object("base");
  copy.answers = *object("answers");
  if (object("sent")) copy.sent = *object("sent");
  copy.at_ms = integer("atMs");
  return copy;
}

}  // namespace

std::string copies_of(std::string_view owner_digits, std::string_view form_id) {
  return "draft." + std::string(owner_digits) + "." + std::string(form_id) + ".";
}

std::vector<DraftCopy> read_copies(LocalStore& store, std::string_view beginning) {
  std::vector<DraftCopy> copies;
  for (std::string& key : store.keys(beginning)) {
    const auto text = store.get(key);
    auto copy = text ? read_copy(*text) : std::nullopt;
    if (!copy) {
      store.remove(key);
      continue;
    }
    copy->key = std::move(key);
    copies.push_back(std::move(*copy));
  }
  std::sort(copies.begin(), copies.end(),
            [](const DraftCopy& left, const DraftCopy& right) { return left.at_ms > right.at_ms; });
  return copies;
}

bool still_stands(LocalStore& store, const DraftCopy& copy) {
  const auto text = store.get(copy.key);
  const auto now = text ? read_copy(*text) : std::nullopt;
  return now && now->at_ms == copy.at_ms && now->answers == copy.answers;
}

bool write_copy(LocalStore& store, const DraftCopy& copy) {
  Value value(Value::Object{{"formVersion", Value(copy.form_version)},
                            {"baseVersion", Value(copy.base_version)},
                            {"base", copy.base},
                            {"answers", copy.answers},
                            {"atMs", Value(copy.at_ms)}});
  if (copy.sent) value.set("sent", *copy.sent);
  return store.set(copy.key, form::to_json(value));
}

}  // namespace madoguchi::client
