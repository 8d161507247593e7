// Pieces grow while the file is read in order (few round trips to a browser's File) and are small where a scan jumps
// about (a hostile file must not make every read of four bytes cost a large piece).
#include "document/reader.h"

#include <algorithm>

namespace madoguchi::document {
namespace {

constexpr std::uint64_t smallest_piece = 8 * 1024;
constexpr std::uint64_t largest_piece = 256 * 1024;

}  // namespace

bool Reader::read(std::uint64_t offset_bytes, std::span<std::byte> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const Bytes here = view(offset_bytes + done);
    if (here.empty()) return false;
    const std::size_t count = std::min(here.size(), into.size() - done);
    std::copy_n(here.begin(), count, into.begin() + static_cast<std::ptrdiff_t>(done));
    done += count;
  }
  return true;
}

Bytes Reader::view(std::uint64_t offset_bytes) {
  const Piece* piece = find(offset_bytes);
  if (piece == nullptr) {
    want(offset_bytes);
    return {};
  }
  return Bytes(piece->bytes).subspan(static_cast<std::size_t>(offset_bytes - piece->offset_bytes));
}

const Reader::Piece* Reader::find(std::uint64_t offset_bytes) {
  for (Piece& piece : pieces_) {
    if (offset_bytes >= piece.offset_bytes && offset_bytes - piece.offset_bytes < piece.bytes.size()) {
      piece.used_at = ++uses_;
      return &piece;
    }
  }
  return nullptr;
}

void Reader::want(std::uint64_t offset_bytes) {
  const std::uint64_t last_end = last_.offset_bytes + last_.size_bytes;
  const bool reads_on = offset_bytes >= last_end && offset_bytes - last_end <= last_.size_bytes;
  const std::uint64_t size =
      reads_on ? std::clamp(last_.size_bytes * 2, smallest_piece, largest_piece) : smallest_piece;
  const std::uint64_t begin = reads_on ? offset_bytes : offset_bytes - offset_bytes % smallest_piece;
  wanted_ = ByteRange{begin, std::min(size, size_bytes_ - begin)};
}

void Reader::supply(Bytes bytes) {
  const auto oldest = std::min_element(pieces_.begin(), pieces_.end(),
                                       [](const Piece& a, const Piece& b) { return a.used_at < b.used_at; });
  oldest->offset_bytes = wanted_->offset_bytes;
  oldest->bytes.assign(bytes.begin(), bytes.end());
  oldest->used_at = ++uses_;
  last_ = *wanted_;
  wanted_.reset();
}

}  // namespace madoguchi::document
