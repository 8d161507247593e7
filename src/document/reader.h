// The bytes of a file that are at hand. A scan reads what it needs; what is not at hand is remembered as wanted, and
// the scan is run again once it was supplied. Keeps a handful of pieces, dropping the one that was used longest ago.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "document/byte_source.h"
#include "document/bytes.h"

namespace madoguchi::document {

class Reader {
 public:
  explicit Reader(std::uint64_t size_bytes) : size_bytes_(size_bytes) {}

  std::uint64_t size_bytes() const { return size_bytes_; }

  // Whether the file has that many bytes there.
  bool has(std::uint64_t offset_bytes, std::uint64_t count_bytes) const {
    return offset_bytes <= size_bytes_ && count_bytes <= size_bytes_ - offset_bytes;
  }

  // Fills `into`; the range lies within the file and is at most 128 KiB. False where something is wanted first.
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into);

  // All that is at hand from there on in one piece; empty where something is wanted first. The offset lies within the
  // file. What it points at stands until the next read or view.
  Bytes view(std::uint64_t offset_bytes);

  std::optional<ByteRange> wanted() const { return wanted_; }

  // The bytes of wanted().
  void supply(Bytes bytes);

 private:
  struct Piece {
    std::uint64_t offset_bytes = 0;
    std::vector<std::byte> bytes;
    std::uint64_t used_at = 0;  // a count of uses; 0: never used
  };

  const Piece* find(std::uint64_t offset_bytes);
  void want(std::uint64_t offset_bytes);

  std::uint64_t size_bytes_;
  std::array<Piece, 8> pieces_;
  std::uint64_t uses_ = 0;
  std::optional<ByteRange> wanted_;
  ByteRange last_;  // supplied last; tells reading on from jumping about
};

}  // namespace madoguchi::document
