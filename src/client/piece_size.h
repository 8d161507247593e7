// How large the next piece of an upload is: small enough that a broken connection loses seconds, large enough that the
// round trips do not count. It follows how long pieces take.
#pragma once

#include <algorithm>
#include <cstdint>

namespace madoguchi::client {

class PieceSize {
 public:
  static constexpr std::uint64_t smallest_bytes = 256 * 1024;
  static constexpr std::uint64_t first_bytes = 1024 * 1024;
  static constexpr std::uint64_t largest_bytes = 8 * 1024 * 1024;
  static constexpr std::int64_t quick_ms = 2'000;
  static constexpr std::int64_t slow_ms = 8'000;

  std::uint64_t bytes() const { return bytes_; }
  void took(std::int64_t duration_ms) {
    if (duration_ms < quick_ms) bytes_ = std::min(bytes_ * 2, largest_bytes);
    if (duration_ms > slow_ms) shrink();
  }
  void broke() { shrink(); }

 private:
  void shrink() { bytes_ = std::max(bytes_ / 2, smallest_bytes); }
  std::uint64_t bytes_ = first_bytes;
};

}  // namespace madoguchi::client
