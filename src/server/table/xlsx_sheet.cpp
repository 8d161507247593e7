// Reading a sheet; see xlsx_parts.h.
#include <algorithm>
#include <charconv>

#include "portal/attachment_table.h"
#include "server/table/table_builder.h"
#include "server/table/xlsx_parts.h"
#include "server/table/xml_parser.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t last_row = 1'048'576;
constexpr std::int64_t last_column = 16'384;

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// "C12" → row 11, column 2; false where it is no such place.
bool read_place(std::string_view text, std::int64_t& row, std::int64_t& column) {
  std::int64_t letters = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && letters <= last_column; ++at) {
    letters = letters * 26 + (text[at] - 'A' + 1);
  }
  const auto digits = number_in<std::int64_t>(text.substr(at));
  if (letters < 1 || letters > last_column || !digits || *digits < 1 || *digits > last_row) return false;
  row = *digits - 1;
  column = letters - 1;
  return true;
}

class SheetReader {
 public:
  SheetReader(const XlsxStyles& styles, bool counts_from_1904, std::size_t& text_bytes_left)
      : styles_(styles), counts_from_1904_(counts_from_1904), text_bytes_left_(text_bytes_left) {}

  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") begin_row(attributes);
    if (name == "c") begin_cell(attributes);
    in_reading_ = in_reading_ || name == "rPh";
    in_value_ = name == "v" || (name == "t" && !in_reading_);
  }

  void end(std::string_view name) {
    if (name == "rPh") in_reading_ = false;
    if (name == "c") keep_cell();
    in_value_ = false;
  }

  void text(std::string_view piece) {
    if (in_value_ && value_.size() < enough_table_bytes) value_ += enough_for_table(piece);
  }

  XlsxSheet take() { return std::move(sheet_); }

 private:
  // Places may be left out: then a row or cell is the next one.
  void begin_row(const XmlAttributes& attributes) {
    const auto number = number_in<std::int64_t>(attributes.value("r"));
    row_ = number && *number >= 1 && *number <= last_row ? *number - 1 : row_ + 1;
    column_ = -1;
  }

  void begin_cell(const XmlAttributes& attributes) {
    if (!read_place(attributes.value("r"), row_, column_)) ++column_;
    type_ = attributes.value("t");
    format_ = number_in<std::size_t>(attributes.value("s")).value_or(0);
    value_.clear();
  }

  void keep_cell() {
    if (value_.empty() || row_ < 0 || column_ < 0 || row_ >= last_row || column_ >= last_column) return;
    sheet_.rows = std::max(sheet_.rows, row_ + 1);
    sheet_.columns = std::max(sheet_.columns, column_ + 1);
    const bool is_within = row_ < static_cast<std::int64_t>(portal::max_table_rows) &&
                           column_ < static_cast<std::int64_t>(portal::max_table_columns);
    if (!is_within) return;
    XlsxCell cell{row_, column_, {}, std::nullopt};
    if (type_ == "s") {
      cell.shared_text = number_in<std::size_t>(value_);
    } else {
      cell.text = shown();
    }
    const bool has_place = sheet_.cells.size() < portal::max_table_rows * portal::max_table_columns;
    if (!has_place || cell.text.size() > text_bytes_left_) {
      sheet_.cut = true;
      return;
    }
    text_bytes_left_ -= cell.text.size();
    sheet_.cells.push_back(std::move(cell));
  }

  std::string shown() const {
    if (type_ == "b") return value_ == "0" ? "FALSE" : "TRUE";
    const bool is_number = type_.empty() || type_ == "n";
    const auto number = is_number ? number_in<double>(value_) : std::nullopt;
    return number ? shown_number(*number, styles_.format_of(format_), counts_from_1904_) : value_;
  }

  const XlsxStyles& styles_;
  bool counts_from_1904_;
  std::size_t& text_bytes_left_;
  XlsxSheet sheet_;
  std::int64_t row_ = -1;
  std::int64_t column_ = -1;
  std::string type_;
  std::size_t format_ = 0;
  std::string value_;
  bool in_value_ = false;
  bool in_reading_ = false;
};

}  // namespace

std::optional<XlsxSheet> read_sheet(Package& package, std::string_view part, const XlsxStyles& styles,
                                    bool counts_from_1904, std::size_t& text_bytes_left) {
  SheetReader sheet(styles, counts_from_1904, text_bytes_left);
  XmlParser parser({[&](std::string_view name, const XmlAttributes& attributes) { sheet.start(name, attributes); },
                    [&](std::string_view name) { sheet.end(name); }, [&](std::string_view text) { sheet.text(text); }});
  const bool is_whole =
      package.unpack(part, [&](std::string_view bytes) { return parser.take(bytes); }) && parser.finish();
  if (!is_whole) return std::nullopt;
  return sheet.take();
}

}  // namespace madoguchi::server
