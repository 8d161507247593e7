// Parts of wire messages as JSON values. Only for the writers of this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::portal {

form::Value answers_value(const form::Value& answers);  // anything else than an object as an empty one
form::Value size_value(std::uint64_t size_bytes);
form::Value facility_value(const Facility& facility);
form::Value upload_value(const UploadStatus& upload);

// `make` gives what stands for an item: a Value, or an Object.
template <class Item, class Make>
form::Value items_value(const std::vector<Item>& items, const Make& make) {
  form::Value::Array array;
  array.reserve(items.size());
  for (const Item& item : items) array.push_back(form::Value(make(item)));
  return form::Value(std::move(array));
}

inline void add_if_any(form::Value::Object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.emplace_back(name, form::Value(text));
}

inline std::string written(form::Value::Object object) { return form::to_json(form::Value(std::move(object))); }

}  // namespace madoguchi::portal
