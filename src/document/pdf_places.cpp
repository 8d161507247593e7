// Places are kept in 32 bits: a file that is looked at has at most 100 MB.
#include "document/pdf_places.h"

#include <algorithm>
#include <limits>

namespace madoguchi::document {
namespace {

constexpr std::size_t max_places = 4'000'000;  // one object in 25 bytes

}  // namespace

void PdfPlaces::keep(std::vector<std::uint32_t>& places, std::uint64_t place) {
  if (place > std::numeric_limits<std::uint32_t>::max()) return;  // outside of any file that is looked at
  if (places.size() == max_places) {
    overflowed_ = true;
    return;
  }
  places.push_back(static_cast<std::uint32_t>(place));
}

bool PdfPlaces::was_met(std::uint64_t offset) {
  if (sorted_ != met_.size()) {
    std::sort(met_.begin(), met_.end());
    sorted_ = met_.size();
  }
  return std::binary_search(met_.begin(), met_.end(), offset);
}

std::optional<std::uint64_t> PdfPlaces::next_unmet(std::uint64_t header_offset, std::uint64_t file_bytes) {
  if (open_.empty() && !named_.empty()) {
    std::vector<std::uint32_t> named;
    named.swap(named_);
    for (const std::uint32_t place : named) {
      for (const std::uint64_t offset : {std::uint64_t{place}, place + header_offset}) {
        if (offset < file_bytes && !was_met(offset)) open_.push_back(static_cast<std::uint32_t>(offset));
      }
    }
    std::sort(open_.begin(), open_.end(), [](std::uint32_t a, std::uint32_t b) { return a > b; });
    open_.erase(std::unique(open_.begin(), open_.end()), open_.end());
    // Each is read once, whatever is found there.
    for (const std::uint32_t offset : open_) met(offset);
  }
  if (open_.empty()) return std::nullopt;
  const std::uint64_t offset = open_.back();
  open_.pop_back();
  return offset;
}

}  // namespace madoguchi::document
