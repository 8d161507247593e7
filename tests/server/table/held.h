// A file that a test holds in memory.
#pragma once

#include <cstring>
#include <string_view>

#include "document/byte_source.h"

class Held final : public madoguchi::document::ByteSource {
 public:
  explicit Held(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t size_bytes() const override { return bytes_.size(); }
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    std::memcpy(into.data(), bytes_.data() + offset_bytes, into.size());
    return true;
  }

 private:
  std::string_view bytes_;
};
