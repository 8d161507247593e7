// Workbooks as tables, by well-kept libraries (Expat and zlib; FreeXL): what was computed when the workbook was saved,
// never a formula, nothing from elsewhere. For a confined process: FreeXL at least is not made for the server's own.
#pragma once

#include <optional>
#include <string>

#include "document/byte_source.h"
#include "portal/attachment_table.h"

namespace madoguchi::server {

// Nothing where it cannot be read.
std::optional<portal::AttachmentTable> read_xlsx(document::ByteSource& file);
// FreeXL wants the path of the same file.
std::optional<portal::AttachmentTable> read_xls(document::ByteSource& file, const std::string& path);
// What FreeXL will want to load from the system, loaded before a process denies itself that.
void prepare_xls();

}  // namespace madoguchi::server
