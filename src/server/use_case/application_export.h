// All applications as a file: a table for spreadsheets (CSV, UTF-8 with a byte order mark, as Excel wants it), or one
// JSON object a line with the answers. Answers that are kept as keyed hashes are in neither. An export leaves an entry
// in the audit log.
#pragma once

#include <cstdint>
#include <ostream>

#include "server/use_case/context.h"
#include "server/use_case/words.h"

namespace madoguchi::server {

enum class ExportFormat { csv, ndjson };

// How many applications were written.
std::int64_t export_applications(Context& context, const Caller& actor, const Words& words, ExportFormat format,
                                 std::ostream& out);

// A cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it.
std::string csv_cell(std::string_view text);

}  // namespace madoguchi::server
