// The last results of formulas in a workbook of Excel 97 to 2003 ([MS-XLS]), which FreeXL passes over. The formulas
// themselves are passed over here too.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "document/byte_source.h"

namespace madoguchi::server {

struct XlsFormulaResult {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::string text;
};

// By the names of sheets; within the bounds of a table. What cannot be read is not there.
std::map<std::string, std::vector<XlsFormulaResult>> read_formula_results(document::ByteSource& file);

}  // namespace madoguchi::server
