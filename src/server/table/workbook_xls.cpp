// Workbooks of Excel 97 to 2003, by FreeXL; see workbook.h.
#include <freexl.h>
#include <iconv.h>

#include <cstdint>

#include "server/table/number_format.h"
#include "server/table/table_builder.h"
#include "server/table/workbook.h"
#include "server/table/xls_formulas.h"

namespace madoguchi::server {
namespace {

class OpenWorkbook {
 public:
  explicit OpenWorkbook(const std::string& path) : fault_(freexl_open(path.c_str(), &handle_)) {}
  ~OpenWorkbook() { freexl_close(handle_); }
  OpenWorkbook(const OpenWorkbook&) = delete;
  OpenWorkbook& operator=(const OpenWorkbook&) = delete;
  bool is_open() const { return fault_ == FREEXL_OK; }
  const void* handle() const { return handle_; }

 private:
  const void* handle_ = nullptr;
  int fault_;
};

std::string shown(const FreeXL_CellValue& cell) {
  switch (cell.type) {
    case FREEXL_CELL_INT:
      return std::to_string(cell.value.int_value);
    case FREEXL_CELL_DOUBLE:
      return shown_number(cell.value.double_value, {}, false);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      return cell.value.text_value != nullptr ? cell.value.text_value : "";
    default:
      return {};
  }
}

using FormulaResults = std::map<std::string, std::vector<XlsFormulaResult>>;

bool read_sheet(const void* handle, unsigned short index, const FormulaResults& formulas, TableBuilder& table) {
  const char* name = nullptr;
  if (freexl_get_worksheet_name(handle, index, &name) != FREEXL_OK) return false;
  const std::string sheet_name = name != nullptr ? name : "";
  table.begin_sheet(sheet_name);
  if (index >= portal::max_table_sheets) return true;
  std::uint32_t rows = 0;
  std::uint16_t columns = 0;
  if (freexl_select_active_worksheet(handle, index) != FREEXL_OK) return false;
  if (freexl_worksheet_dimensions(handle, &rows, &columns) != FREEXL_OK) return false;
  for (std::uint32_t row = 0; row < rows; ++row) {
    for (std::uint16_t column = 0; column < columns; ++column) {
      FreeXL_CellValue cell{};
      if (freexl_get_cell_value(handle, row, column, &cell) == FREEXL_OK) table.set(row, column, shown(cell));
    }
  }
  const auto results = formulas.find(sheet_name);
  if (results == formulas.end()) return true;
  for (const XlsFormulaResult& result : results->second) table.set(result.row, result.column, result.text);
  return true;
}

}  // namespace

void prepare_xls() {
  // Converters stay loaded as long as one of them is open; these are never closed.
  for (const char* from : {"UTF-16LE", "CP932", "CP1252"}) (void)::iconv_open("UTF-8", from);
}

std::optional<portal::AttachmentTable> read_xls(document::ByteSource& file, const std::string& path) {
  const OpenWorkbook workbook(path);
  std::uint32_t sheets = 0;
  if (!workbook.is_open()) return std::nullopt;
  if (freexl_get_info(workbook.handle(), FREEXL_BIFF_SHEET_COUNT, &sheets) != FREEXL_OK) return std::nullopt;
  const FormulaResults formulas = read_formula_results(file);
  TableBuilder table;
  for (std::uint32_t index = 0; index < sheets && index <= UINT16_MAX; ++index) {
    if (!read_sheet(workbook.handle(), static_cast<unsigned short>(index), formulas, table)) return std::nullopt;
  }
  return table.take();
}

}  // namespace madoguchi::server
