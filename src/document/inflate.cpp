// zlib wants pointers to bytes that it will not change; that is all there is to see here.
#include "document/inflate.h"

#include <algorithm>
#include <limits>

namespace madoguchi::document {

void Inflater::End::operator()(z_stream* stream) const {
  inflateEnd(stream);
  delete stream;
}

Inflater::Inflater(Wrapping wrapping) : stream_(new z_stream{}) {
  const int window_bits = wrapping == Wrapping::none ? -MAX_WBITS : MAX_WBITS;
  if (inflateInit2(stream_.get(), window_bits) != Z_OK) stream_.reset();
}

Inflater::Outcome Inflater::run(Bytes packed, std::span<std::byte> into) {
  if (!stream_) return {};
  constexpr std::size_t most = std::numeric_limits<uInt>::max();
  const uInt in_bytes = static_cast<uInt>(std::min(packed.size(), most));
  const uInt out_bytes = static_cast<uInt>(std::min(into.size(), most));
  stream_->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
  stream_->avail_in = in_bytes;
  stream_->next_out = reinterpret_cast<Bytef*>(into.data());
  stream_->avail_out = out_bytes;
  const int code = inflate(stream_.get(), Z_NO_FLUSH);
  Outcome outcome;
  outcome.consumed_bytes = in_bytes - stream_->avail_in;
  outcome.produced_bytes = out_bytes - stream_->avail_out;
  if (code == Z_STREAM_END) {
    outcome.state = State::ended;
  } else if (code == Z_OK || code == Z_BUF_ERROR) {
    outcome.state = State::going;
  }
  return outcome;
}

}  // namespace madoguchi::document
