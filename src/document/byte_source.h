// The small interface through which this room reads a file: size, and bytes at an offset. Implemented over a file handle
// by the server and the commands, over the ranges that have arrived so far by the client.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace madoguchi::document {

struct ByteRange {
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size_bytes() const = 0;

  // Fills `into` from `offset_bytes`; the range lies within the file. False where the bytes cannot be had (now or ever).
  virtual bool read(std::uint64_t offset_bytes, std::span<std::byte> into) = 0;
};

// A source over a file whose bytes arrive piece by piece (a browser's File, sliced). A read of bytes that are not there
// yet fails and is remembered in wanted(); supply them and run the recognition again. Keeps at most `keep_bytes` of the
// pieces, dropping the oldest, so that a long scan stays flat in memory.
class ArrivingSource final : public ByteSource {
 public:
  explicit ArrivingSource(std::uint64_t size_bytes);

  std::uint64_t size_bytes() const override { return size_bytes_; }
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override;

  // The range that the last failed read lacked, widened to a sensible piece; nothing if no read failed since.
  std::optional<ByteRange> wanted() const { return wanted_; }
  void supply(std::uint64_t offset_bytes, std::vector<std::byte> bytes);

 private:
  std::uint64_t size_bytes_;
  std::map<std::uint64_t, std::vector<std::byte>> pieces_;
  std::optional<ByteRange> wanted_;
};

}  // namespace madoguchi::document
