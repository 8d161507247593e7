// Bounding tables; see table_builder.h.
#include "server/table/table_builder.h"

#include <algorithm>
#include <utility>

#include "form/value.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_name_bytes = 400;  // Excel takes 31 characters
constexpr std::size_t cell_bytes = 3;        // of an empty one in JSON: two quotation marks and a comma
constexpr std::size_t row_bytes = 3;

std::size_t bytes_in_json(const std::string& text) {
  std::string json;
  form::append_json_string(json, text);
  return json.size();
}

}  // namespace

std::string table_text(std::string_view text, bool& cut) {
  std::string shown;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (characters++ == portal::max_table_cell_chars) {
      cut = true;
      break;
    }
    const text::Decoded decoded = text::decode_at(text, at);
    at += decoded.size_bytes;
    const bool is_control = decoded.code_point < 0x20 || (decoded.code_point >= 0x7F && decoded.code_point < 0xA0);
    text::append_utf8(shown, is_control && decoded.code_point != U'\n' ? U' ' : decoded.code_point);
  }
  return shown;
}

std::string_view enough_for_table(std::string_view text) { return text.substr(0, enough_table_bytes); }

void TableBuilder::begin_sheet(std::string_view name) {
  if (++table_.sheet_count > static_cast<std::int64_t>(portal::max_table_sheets)) return;
  portal::TableSheet sheet;
  sheet.name = table_text(name.substr(0, max_name_bytes), sheet.cut);
  table_.sheets.push_back(std::move(sheet));
}

bool TableBuilder::keeps_sheet() const {
  return !table_.sheets.empty() && table_.sheet_count == static_cast<std::int64_t>(table_.sheets.size());
}

void TableBuilder::reach(std::int64_t rows, std::int64_t columns) {
  if (!keeps_sheet()) return;
  portal::TableSheet& sheet = table_.sheets.back();
  sheet.row_count = std::max(sheet.row_count, rows);
  sheet.column_count = std::max(sheet.column_count, columns);
  sheet.cut = sheet.cut || rows > static_cast<std::int64_t>(portal::max_table_rows) ||
              columns > static_cast<std::int64_t>(portal::max_table_columns);
}

void TableBuilder::mark_cut() {
  if (keeps_sheet()) table_.sheets.back().cut = true;
}

void TableBuilder::set(std::int64_t row, std::int64_t column, std::string_view text) {
  if (!keeps_sheet() || text.empty() || row < 0 || column < 0) return;
  reach(row + 1, column + 1);
  const auto row_index = static_cast<std::size_t>(row), column_index = static_cast<std::size_t>(column);
  if (row_index >= portal::max_table_rows || column_index >= portal::max_table_columns) return;
  portal::TableSheet& sheet = table_.sheets.back();
  std::string shown = table_text(text, sheet.cut);
  const std::size_t rows = sheet.rows.size();
  const std::size_t columns = row_index < rows ? sheet.rows[row_index].size() : 0;
  const std::size_t new_rows = row_index < rows ? 0 : row_index + 1 - rows;
  const std::size_t new_columns = column_index < columns ? 0 : column_index + 1 - columns;
  if (!spend(new_rows * row_bytes + new_columns * cell_bytes + bytes_in_json(shown))) {
    sheet.cut = true;
    return;
  }
  if (new_rows > 0) sheet.rows.resize(row_index + 1);
  if (new_columns > 0) sheet.rows[row_index].resize(column_index + 1);
  sheet.rows[row_index][column_index] = std::move(shown);
}

bool TableBuilder::spend(std::size_t bytes) {
  if (bytes > portal::max_table_bytes - spent_bytes_) return false;
  spent_bytes_ += bytes;
  return true;
}

}  // namespace madoguchi::server
