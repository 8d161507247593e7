// Reading workbook, relationships, styles and shared texts; see xlsx_parts.h.
#include "server/table/xlsx_parts.h"

#include <charconv>

#include "server/table/table_builder.h"
#include "server/table/xml_parser.h"

namespace madoguchi::server {
namespace {

// More than Excel makes of each.
constexpr std::size_t max_listed = 100'000;

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc() ? number : 0;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

void ignore_end(std::string_view) {}
void ignore_text(std::string_view) {}

bool parse(Package& package, std::string_view part, XmlParser::Listener listener) {
  XmlParser parser(std::move(listener));
  return package.unpack(part, [&parser](std::string_view bytes) { return parser.take(bytes); }) && parser.finish();
}

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

// "../a/b.xml" seen from a folder ("xl/worksheets/"), "/xl/a.xml" from anywhere.
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../") || target.starts_with("./")) {
    const bool is_up = target.starts_with("../");
    target.remove_prefix(is_up ? 3 : 2);
    if (is_up && !folder.empty()) folder = folder_of(std::string_view(folder).substr(0, folder.size() - 1));
  }
  return folder + std::string(target);
}

}  // namespace

NumberFormat XlsxStyles::format_of(std::size_t cell_format) const {
  const std::size_t id = cell_format < cell_formats.size() ? cell_formats[cell_format] : 0;
  const auto own = own_formats.find(id);
  return own != own_formats.end() ? own->second : builtin_number_format(id);
}

std::optional<std::map<std::string, XlsxRelationship>> read_relationships(Package& package, std::string_view part) {
  std::map<std::string, XlsxRelationship> found;
  const std::string folder = folder_of(part);
  const auto start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name != "Relationship" || attributes.value("TargetMode") == "External" || found.size() == max_listed) return;
    const std::string_view type = attributes.value("Type");
    found[std::string(attributes.value("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                  resolved(folder, attributes.value("Target"))};
  };
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  if (!parse(package, name, {start, &ignore_end, &ignore_text})) return std::nullopt;
  return found;
}

std::optional<XlsxWorkbook> read_workbook(Package& package, std::string_view part) {
  XlsxWorkbook workbook;
  const auto start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "workbookPr") workbook.counts_from_1904 = is_true(attributes.value("date1904"));
    if (name != "sheet" || workbook.sheets.size() == max_listed) return;
    workbook.sheets.push_back({std::string(attributes.value("name")), std::string(attributes.value("id"))});
  };
  if (!parse(package, part, {start, &ignore_end, &ignore_text})) return std::nullopt;
  return workbook;
}

std::optional<XlsxStyles> read_styles(Package& package, std::string_view part) {
  XlsxStyles styles;
  bool in_cell_formats = false;
  const auto start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "cellXfs") in_cell_formats = true;
    if (name == "numFmt" && styles.own_formats.size() < max_listed) {
      styles.own_formats[number_of(attributes.value("numFmtId"))] = number_format_of(attributes.value("formatCode"));
    }
    if (name == "xf" && in_cell_formats && styles.cell_formats.size() < max_listed) {
      styles.cell_formats.push_back(number_of(attributes.value("numFmtId")));
    }
  };
  const auto end = [&](std::string_view name) {
    if (name == "cellXfs") in_cell_formats = false;
  };
  if (!parse(package, part, {start, end, &ignore_text})) return std::nullopt;
  return styles;
}

bool read_shared_texts(Package& package, std::string_view part, std::map<std::size_t, std::string>& texts) {
  std::size_t number = 0;
  bool in_text = false, in_reading = false;  // of a reading (furigana) nothing is shown
  std::string* wanted = nullptr;
  const auto start = [&](std::string_view name, const XmlAttributes&) {
    if (name == "si") {
      const auto found = texts.find(number++);
      wanted = found != texts.end() ? &found->second : nullptr;
    }
    in_reading = in_reading || name == "rPh";
    in_text = name == "t" && !in_reading;
  };
  const auto end = [&](std::string_view name) {
    if (name == "rPh") in_reading = false;
    in_text = false;
  };
  const auto text = [&](std::string_view piece) {
    if (in_text && wanted != nullptr && wanted->size() < enough_table_bytes) *wanted += enough_for_table(piece);
  };
  return parse(package, part, {start, end, text});
}

}  // namespace madoguchi::server
