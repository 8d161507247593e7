// Numbers and text out of raw bytes. The callers have checked that the range is there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace madoguchi::document {

using Bytes = std::span<const std::byte>;

inline std::uint32_t u8(Bytes bytes, std::size_t offset) { return std::to_integer<std::uint32_t>(bytes[offset]); }

inline std::uint32_t le16(Bytes bytes, std::size_t offset) { return u8(bytes, offset) | (u8(bytes, offset + 1) << 8); }

inline std::uint32_t le32(Bytes bytes, std::size_t offset) {
  return le16(bytes, offset) | (le16(bytes, offset + 2) << 16);
}

inline std::uint64_t le64(Bytes bytes, std::size_t offset) {
  return le32(bytes, offset) | (std::uint64_t{le32(bytes, offset + 4)} << 32);
}

inline std::uint32_t be32(Bytes bytes, std::size_t offset) {
  return (u8(bytes, offset) << 24) | (u8(bytes, offset + 1) << 16) | (u8(bytes, offset + 2) << 8) |
         u8(bytes, offset + 3);
}

inline std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};  // any object's bytes may be read as char
}

inline bool starts_with(Bytes bytes, std::string_view prefix) {
  return text_of(bytes).substr(0, prefix.size()) == prefix;
}

inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace madoguchi::document
