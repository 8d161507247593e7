// The wire message of a workbook that is shown as a table to reviewers: texts of cells and nothing else, cut to bounds,
// and what was cut is said. assets/openapi.json describes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_table_sheets = 20;
inline constexpr std::size_t max_table_rows = 500;
inline constexpr std::size_t max_table_columns = 50;
inline constexpr std::size_t max_table_cell_chars = 1000;
// Of all texts of a table, as they stand in JSON: with what is around them a message keeps within form::ParseLimits.
inline constexpr std::size_t max_table_bytes = 600'000;

struct TableSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;  // from A1; empty cells and rows at the end are left out
  std::int64_t row_count = 0;                  // how far the sheet reaches in the file
  std::int64_t column_count = 0;
  bool cut = false;  // rows, columns or ends of texts are missing here
};

// GET /review/applications/{id}/attachments/{attachment}/table.
struct AttachmentTable {
  std::vector<TableSheet> sheets;
  std::int64_t sheet_count = 0;  // in the file; more than there are here: the others are left out
};

Result<AttachmentTable, WireFault> read_attachment_table(std::string_view json);
std::string write(const AttachmentTable& message);

}  // namespace madoguchi::portal
