// Reading and writing a workbook as a table; see attachment_table.h.
#include "portal/attachment_table.h"

#include "portal/wire_reader.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {
namespace {

using form::Value;

constexpr std::size_t max_cell_bytes = max_table_cell_chars * 4;
constexpr std::int64_t max_count = 10'000'000;

std::vector<std::string> read_row(Reader& reader, const Value& row, const std::string& place) {
  std::vector<std::string> cells;
  const Value::Array* array = row.as_array();
  if (array == nullptr || array->size() > max_table_columns) {
    reader.fail(place, "must be an array of at most " + std::to_string(max_table_columns) + " elements");
    return cells;
  }
  cells.reserve(array->size());
  for (const Value& cell : *array) {
    const std::string* text = cell.as_string();
    if (text == nullptr || text->size() > max_cell_bytes) {
      reader.fail(place, "must hold texts of at most " + std::to_string(max_cell_bytes) + " bytes");
      return cells;
    }
    cells.push_back(*text);
  }
  return cells;
}

TableSheet read_sheet(Reader& reader, const Value& object, const std::string& place) {
  TableSheet sheet;
  sheet.name = reader.text(object, place, "name");
  const std::string rows_place = Reader::at(place, "rows");
  const Value::Array& rows = reader.array(object, place, "rows");
  if (rows.size() > max_table_rows) {
    reader.fail(rows_place, "must be an array of at most " + std::to_string(max_table_rows) + " elements");
    return sheet;
  }
  sheet.rows.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    sheet.rows.push_back(read_row(reader, rows[i], Reader::at(rows_place, i)));
  sheet.row_count = reader.integer(object, place, "rowCount", 0, max_count);
  sheet.column_count = reader.integer(object, place, "columnCount", 0, max_count);
  sheet.cut = reader.boolean(object, place, "cut");
  return sheet;
}

Value row_value(const std::vector<std::string>& cells) {
  return items_value(cells, [](const std::string& cell) { return Value(cell); });
}

}  // namespace

Result<AttachmentTable, WireFault> read_attachment_table(std::string_view json) {
  return read_message<AttachmentTable>(json, [](Reader& reader, const Value& value, AttachmentTable& table) {
    table.sheets = read_items(reader, value, "", "sheets", &read_sheet, max_table_sheets);
    table.sheet_count = reader.integer(value, "", "sheetCount", 0, max_count);
  });
}

std::string write(const AttachmentTable& message) {
  return written({{"sheets", items_value(message.sheets,
                                         [](const TableSheet& sheet) {
                                           return Value(Value::Object{{"name", Value(sheet.name)},
                                                                      {"rows", items_value(sheet.rows, &row_value)},
                                                                      {"rowCount", Value(sheet.row_count)},
                                                                      {"columnCount", Value(sheet.column_count)},
                                                                      {"cut", Value(sheet.cut)}});
                                         })},
                  {"sheetCount", Value(message.sheet_count)}});
}

}  // namespace madoguchi::portal
