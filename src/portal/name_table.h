// Enumerations and their wire names, looked up both ways. Only for this room.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace madoguchi::portal {

template <class T, std::size_t count>
using Names = std::array<std::pair<T, std::string_view>, count>;

template <class T, std::size_t count>
std::string_view name_of(const Names<T, count>& names, T value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return {};
}

template <class T, std::size_t count>
std::optional<T> value_of(const Names<T, count>& names, std::string_view name) {
  for (const auto& [value, known] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace madoguchi::portal
