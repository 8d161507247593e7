// Workbooks of Excel 2007 and later: parts put together; see workbook.h.
#include <algorithm>
#include <map>
#include <vector>

#include "server/table/table_builder.h"
#include "server/table/workbook.h"
#include "server/table/xlsx_parts.h"

namespace madoguchi::server {
namespace {

using Relationships = std::map<std::string, XlsxRelationship>;

std::string part_of_type(const std::optional<Relationships>& relationships, std::string_view type) {
  if (!relationships) return {};
  for (const auto& [id, relationship] : *relationships) {
    if (relationship.type == type) return relationship.target;
  }
  return {};
}

// Sheets within the bounds; one that holds no cells, as a chart does, is empty.
std::optional<std::vector<XlsxSheet>> read_sheets(Package& package, const XlsxWorkbook& workbook,
                                                  const Relationships& relationships, const XlsxStyles& styles) {
  std::vector<XlsxSheet> sheets;
  std::size_t text_bytes_left = portal::max_table_bytes;
  for (const XlsxSheetName& named : workbook.sheets) {
    if (sheets.size() == portal::max_table_sheets) break;
    const auto found = relationships.find(named.relationship);
    if (found == relationships.end()) return std::nullopt;
    auto sheet = read_sheet(package, found->second.target, styles, workbook.counts_from_1904, text_bytes_left);
    if (!sheet) return std::nullopt;
    sheets.push_back(*std::move(sheet));
  }
  return sheets;
}

std::map<std::size_t, std::string> wanted_texts(const std::vector<XlsxSheet>& sheets) {
  std::map<std::size_t, std::string> texts;
  for (const XlsxSheet& sheet : sheets) {
    for (const XlsxCell& cell : sheet.cells) {
      if (cell.shared_text) texts.try_emplace(*cell.shared_text);
    }
  }
  return texts;
}

}  // namespace

std::optional<portal::AttachmentTable> read_xlsx(document::ByteSource& file) {
  Package package(file);
  if (!package.open()) return std::nullopt;
  const std::string main = part_of_type(read_relationships(package, ""), "officeDocument");
  const auto workbook = main.empty() ? std::nullopt : read_workbook(package, main);
  if (!workbook) return std::nullopt;
  const auto relationships = read_relationships(package, main);
  const std::string styles_part = part_of_type(relationships, "styles");
  const auto styles = styles_part.empty() ? XlsxStyles{} : read_styles(package, styles_part);
  if (!styles) return std::nullopt;
  const auto sheets = read_sheets(package, *workbook, relationships.value_or(Relationships{}), *styles);
  if (!sheets) return std::nullopt;
  std::map<std::size_t, std::string> texts = wanted_texts(*sheets);
  if (!texts.empty() && !read_shared_texts(package, part_of_type(relationships, "sharedStrings"), texts)) {
    return std::nullopt;
  }

  TableBuilder table;
  for (std::size_t i = 0; i < workbook->sheets.size(); ++i) {
    table.begin_sheet(workbook->sheets[i].name);
    if (i >= sheets->size()) continue;
    const XlsxSheet& sheet = (*sheets)[i];
    table.reach(sheet.rows, sheet.columns);
    for (const XlsxCell& cell : sheet.cells) {
      table.set(cell.row, cell.column, cell.shared_text ? texts[*cell.shared_text] : cell.text);
    }
    if (sheet.cut) table.mark_cut();
  }
  return table.take();
}

}  // namespace madoguchi::server
