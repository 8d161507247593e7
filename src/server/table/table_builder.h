// A table within its bounds, from the cells of a workbook in any order (portal/attachment_table.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "portal/attachment_table.h"

namespace madoguchi::server {

// The text as it is shown: well-formed UTF-8 without control characters but line ends, at most so many characters.
// `cut` becomes true where an end is missing.
std::string table_text(std::string_view text, bool& cut);

// As much of a text as can be shown of it, and a character more: for keeping many.
inline constexpr std::size_t enough_table_bytes = 4 * (portal::max_table_cell_chars + 1);
std::string_view enough_for_table(std::string_view text);

class TableBuilder {
 public:
  // Further cells belong to this sheet. Beyond the bounds a sheet is only counted.
  void begin_sheet(std::string_view name);
  // Rows and columns from 0. Empty texts are no cells.
  void set(std::int64_t row, std::int64_t column, std::string_view text);
  // The sheet goes as far as that, even if it is not kept.
  void reach(std::int64_t rows, std::int64_t columns);
  // Something of the sheet is missing.
  void mark_cut();
  portal::AttachmentTable take() { return std::move(table_); }

 private:
  bool keeps_sheet() const;
  // Whether so many bytes of JSON have their place.
  bool spend(std::size_t bytes);

  portal::AttachmentTable table_;
  std::size_t spent_bytes_ = 0;
};

}  // namespace madoguchi::server
