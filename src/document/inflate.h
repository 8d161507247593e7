// Deflate streams piece by piece, over zlib. The memory is bounded by zlib's window; how much may come out is the
// caller's to bound.
#pragma once

#include <zlib.h>

#include <memory>
#include <span>

#include "document/bytes.h"

namespace madoguchi::document {

class Inflater {
 public:
  enum class Wrapping { none, zlib };  // as in ZIP; as in PDF

  enum class State { going, ended, broken };

  struct Outcome {
    State state = State::broken;
    std::size_t consumed_bytes = 0;
    std::size_t produced_bytes = 0;
  };

  explicit Inflater(Wrapping wrapping);

  // Takes from `packed` and fills `into` until one of them is used up or the stream ends.
  Outcome run(Bytes packed, std::span<std::byte> into);

 private:
  struct End {
    void operator()(z_stream* stream) const;
  };

  std::unique_ptr<z_stream, End> stream_;  // at a fixed place, since zlib points back at it
};

}  // namespace madoguchi::document
