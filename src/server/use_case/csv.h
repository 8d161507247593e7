// Reading CSV files (RFC 4180) as spreadsheets save them: the encoding is recognised, records may span lines, all is
// bounded. The grammar is libcsv's; what the columns mean is left to the caller.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "text/result.h"

namespace madoguchi::server {

inline constexpr std::size_t max_csv_bytes = 256UL << 20;
inline constexpr std::size_t max_csv_record_bytes = 64UL << 10;

struct CsvRecord {
  std::size_t line = 0;  // where it begins; 1 is the first
  std::vector<std::string> fields;
};

enum class CsvFaultKind {
  too_large,         // the file, or one record
  unknown_encoding,  // neither UTF-8 nor CP932
  malformed,         // quotation marks
};

struct CsvFault {
  std::size_t line = 0;
  CsvFaultKind kind = CsvFaultKind::malformed;
};

// The records in UTF-8; lines without any character are none. The file is UTF-8, with or without a byte order mark, or
// else CP932 (Microsoft's Shift_JIS), all of it.
Result<std::vector<CsvRecord>, CsvFault> read_csv(std::istream& csv);

}  // namespace madoguchi::server
