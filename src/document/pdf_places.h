// Where the cross-references of a PDF say that objects stand, against where objects were met. What a reader would find
// by a place that a plain reading passed over (in a stream, a string, a comment) is to be read on its own.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace madoguchi::document {

class PdfPlaces {
 public:
  // An object or a cross-reference table was met there.
  void met(std::uint64_t offset) { keep(met_, offset); }

  // A cross-reference speaks of the place, counted from the file's begin or from its header.
  void named(std::uint64_t place) { keep(named_, place); }

  // Whether something was met exactly there. To be asked once all is met that a plain reading meets.
  bool was_met(std::uint64_t offset);

  // The next place to read on its own, below `file_bytes`, each once; further places may be named meanwhile.
  std::optional<std::uint64_t> next_unmet(std::uint64_t header_offset, std::uint64_t file_bytes);

  // Whether there were more than are kept.
  bool overflowed() const { return overflowed_; }

 private:
  void keep(std::vector<std::uint32_t>& places, std::uint64_t place);

  std::vector<std::uint32_t> met_;  // ascending, but for what was met since it was sorted last
  std::vector<std::uint32_t> named_;
  std::size_t sorted_ = 0;           // of met_
  std::vector<std::uint32_t> open_;  // unmet ones, the next one last
  bool overflowed_ = false;
};

}  // namespace madoguchi::document
