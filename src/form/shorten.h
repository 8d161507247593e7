// Names that came from outside, short enough to be repeated in a result.
#pragma once

#include <string_view>

#include "text/utf8.h"

namespace madoguchi::form {

inline std::string_view shortened(std::string_view name) {
  constexpr std::size_t max_bytes = 64;
  if (name.size() <= max_bytes) return name;
  std::size_t size = 0;
  while (true) {
    const std::size_t next = size + text::decode_at(name, size).size_bytes;
    if (next > max_bytes) return name.substr(0, size);
    size = next;
  }
}

}  // namespace madoguchi::form
