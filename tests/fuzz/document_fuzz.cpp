// Any bytes through document recognition. Besides not failing: the pieces asked for lie within the file, their sum
// stays in proportion to its size, and the outcome is one of the two, never both or neither.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "document/recognition.h"

namespace {

namespace document = madoguchi::document;

constexpr std::uint64_t base_bytes = 4 * 1024 * 1024;
constexpr std::uint64_t times_read = 64;

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 4> names = {"a.pdf", "a.png", "a.xls", "a.xlsx"};
  const auto file = std::as_bytes(std::span(data, size));
  document::Recogniser recogniser(size, names[size % names.size()]);
  std::uint64_t supplied = 0;
  while (const auto range = recogniser.wanted()) {
    must(range->size_bytes > 0 && range->offset_bytes <= size && range->size_bytes <= size - range->offset_bytes);
    supplied += range->size_bytes;
    must(supplied <= base_bytes + times_read * size);
    recogniser.supply(
        file.subspan(static_cast<std::size_t>(range->offset_bytes), static_cast<std::size_t>(range->size_bytes)));
  }
  const document::Recognition& outcome = recogniser.result();
  must(outcome.kind.has_value() != outcome.refusal.has_value());
  return 0;
}
