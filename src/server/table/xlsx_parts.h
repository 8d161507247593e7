// The parts of a workbook of Excel 2007 and later (ECMA-376 part 1, chapter 18), as far as a table needs them. Formulas
// are passed over: a cell's value is what was computed when the workbook was saved.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/table/number_format.h"
#include "server/table/package.h"

namespace madoguchi::server {

struct XlsxSheetName {
  std::string name;
  std::string relationship;
};

struct XlsxWorkbook {
  bool counts_from_1904 = false;
  std::vector<XlsxSheetName> sheets;
};

struct XlsxRelationship {
  std::string type;  // the end of its URI: "worksheet"
  std::string target;
};

// Which format of numbers each cell format means.
struct XlsxStyles {
  std::map<std::size_t, NumberFormat> own_formats;
  std::vector<std::size_t> cell_formats;

  NumberFormat format_of(std::size_t cell_format) const;
};

struct XlsxCell {
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string text;
  std::optional<std::size_t> shared_text;  // the number of the text that stands for it
};

struct XlsxSheet {
  std::vector<XlsxCell> cells;  // within the bounds of a table
  std::int64_t rows = 0;        // how far cells reach, within the bounds or not
  std::int64_t columns = 0;
  bool cut = false;  // cells within the bounds are missing
};

// Relationships by id, with targets as names of parts; those to elsewhere are left out. `part` is whose they are, empty
// for the package's. Nothing where they cannot be read.
std::optional<std::map<std::string, XlsxRelationship>> read_relationships(Package& package, std::string_view part);
std::optional<XlsxWorkbook> read_workbook(Package& package, std::string_view part);
std::optional<XlsxStyles> read_styles(Package& package, std::string_view part);
// Keeps at most so many bytes of texts, which it takes off `text_bytes_left`.
std::optional<XlsxSheet> read_sheet(Package& package, std::string_view part, const XlsxStyles& styles,
                                    bool counts_from_1904, std::size_t& text_bytes_left);
// Fills in the texts whose numbers are there. False where the part cannot be read.
bool read_shared_texts(Package& package, std::string_view part, std::map<std::size_t, std::string>& texts);

}  // namespace madoguchi::server
