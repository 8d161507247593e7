// Any bytes through folding, counting and dates. Besides not failing: folding twice is folding once, well-formed text
// stays so, offsets go there and back, and a date that was read is a real one that reads back from what it is shown as.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace {

namespace text = madoguchi::text;

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  const bool well_formed = text::is_utf8(input);
  for (const std::string& folded : {text::fold_dashes(input), text::remove_spaces(input)}) {
    must(!well_formed || text::is_utf8(folded));
  }
  must(text::fold_dashes(text::fold_dashes(input)) == text::fold_dashes(input));
  const std::string wide = text::fold_width(input);
  must(!well_formed || text::is_utf8(wide));
  must(!well_formed || text::fold_width(wide) == wide);
  must(text::trim(text::trim(input)) == text::trim(input));
  must(text::count_code_points(input) <= input.size());
  must(text::utf8_offset(input, text::utf16_offset(input, input.size())) == input.size());
  if (const auto date = text::parse_typed_date(input)) {
    must(text::parse_iso_date(text::to_iso(*date)) == date);
    must(date->year < 1000 || text::parse_typed_date(text::to_japanese(*date)) == date);
  }
  return 0;
}
