// The small interface through which a whole file is read at once: size, and bytes at an offset. Implemented over a file
// handle by the server and the commands. Where bytes come piece by piece, use the Recogniser instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace madoguchi::document {

struct ByteRange {
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size_bytes() const = 0;

  // Fills `into` from `offset_bytes`; the range lies within the file. False where the bytes cannot be had.
  virtual bool read(std::uint64_t offset_bytes, std::span<std::byte> into) = 0;
};

}  // namespace madoguchi::document
