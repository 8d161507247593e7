// Walking the records of a workbook's stream; see xls_formulas.h.
#include "server/table/xls_formulas.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <span>

#include "document/bytes.h"
#include "document/compound_file.h"
#include "portal/attachment_table.h"
#include "server/table/number_format.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

using document::Bytes;
using document::le16;
using document::le32;

constexpr std::uint32_t biff8 = 0x0600;
enum Record : std::uint32_t {
  formula = 0x0006,
  end_of_file = 0x000A,
  date_mode = 0x0022,
  bound_sheet = 0x0085,
  cell_format = 0x00E0,
  text_result = 0x0207,
  number_format = 0x041E,
  begin_of_file = 0x0809,
};

constexpr std::size_t max_stream_bytes = 100 * 1024 * 1024;
constexpr std::size_t record_header_bytes = 4;

std::optional<std::vector<std::byte>> workbook_stream(document::ByteSource& file) {
  document::Reader reader(file.size_bytes());
  document::CompoundFile compound;
  for (;;) {
    const auto progress = compound.load(reader);
    if (progress == document::CompoundFile::Progress::loaded) break;
    const auto wanted = reader.wanted();
    if (progress != document::CompoundFile::Progress::waiting || !wanted) return std::nullopt;
    std::vector<std::byte> bytes(static_cast<std::size_t>(wanted->size_bytes));
    if (!file.read(wanted->offset_bytes, bytes)) return std::nullopt;
    reader.supply(bytes);
  }
  const auto& entries = compound.entries();
  const auto found = std::find_if(entries.begin(), entries.end(), [](const document::CompoundEntry& entry) {
    return entry.type == document::CompoundEntry::Type::stream && entry.name == "workbook";
  });
  const auto places = found == entries.end() ? std::nullopt : compound.places_of(*found);
  if (!places || places->size_bytes > max_stream_bytes) return std::nullopt;
  std::vector<std::byte> stream(static_cast<std::size_t>(places->size_bytes));
  std::size_t at = 0;
  for (const std::uint32_t offset : places->offsets) {
    const std::size_t count = std::min(static_cast<std::size_t>(places->piece_bytes), stream.size() - at);
    if (!file.read(offset, std::span(stream).subspan(at, count))) return std::nullopt;
    at += count;
  }
  return stream;
}

// A text whose characters are one or two bytes each (UTF-16 or its lower half); as much of it as there is.
std::string text_of(Bytes bytes, std::size_t characters, bool is_wide) {
  std::string text;
  for (std::size_t i = 0; i < characters && (i + 1) * (is_wide ? 2U : 1U) <= bytes.size(); ++i) {
    char32_t unit = is_wide ? le16(bytes, i * 2) : static_cast<unsigned char>(bytes[i]);
    const bool is_pair =
        is_wide && unit >= 0xD800 && unit < 0xDC00 && i + 1 < characters && (i + 2) * 2 <= bytes.size();
    if (is_pair) unit = 0x10000 + ((unit - 0xD800) << 10U) + (le16(bytes, ++i * 2) - 0xDC00U);
    text::append_utf8(text, unit);
  }
  return text;
}

// A text with its length before it, in characters, in as many bytes as said, and a byte that says how wide they are.
std::string counted_text(Bytes bytes, std::size_t length_bytes) {
  if (bytes.size() <= length_bytes) return {};
  const std::size_t characters = length_bytes == 1 ? static_cast<unsigned char>(bytes[0]) : le16(bytes, 0);
  const bool is_wide = (static_cast<unsigned char>(bytes[length_bytes]) & 1U) != 0;
  return text_of(bytes.subspan(length_bytes + 1), characters, is_wide);
}

std::string error_text(unsigned code) {
  constexpr std::pair<unsigned, const char*> names[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"},
                                                        {0x17, "#REF!"},  {0x1D, "#NAME?"},  {0x24, "#NUM!"},
                                                        {0x2A, "#N/A"}};
  for (const auto& [known, name] : names) {
    if (known == code) return name;
  }
  return "#";
}

class Workbook {
 public:
  explicit Workbook(Bytes stream) : stream_(stream) {}

  std::map<std::string, std::vector<XlsFormulaResult>> read() {
    std::map<std::string, std::vector<XlsFormulaResult>> results;
    if (!walk(0, [this](std::uint32_t type, Bytes data) { take_global(type, data); })) return results;
    for (const auto& [name, place] : sheets_) {
      std::vector<XlsFormulaResult> found;
      bool waits_for_text = false;
      walk(place, [&](std::uint32_t type, Bytes data) {
        if (type == text_result && waits_for_text) found.back().text = counted_text(data, 2);
        if (type == text_result) waits_for_text = false;
        if (type == formula) waits_for_text = take_formula(data, found);
      });
      results[name] = std::move(found);
    }
    return results;
  }

 private:
  // From one begin-of-file to its end. False where it is none of BIFF8.
  bool walk(std::size_t place, const std::function<void(std::uint32_t, Bytes)>& take) {
    bool is_first = true;
    while (place <= stream_.size() && stream_.size() - place >= record_header_bytes) {
      const std::uint32_t type = le16(stream_, place);
      const std::size_t size = le16(stream_, place + 2);
      place += record_header_bytes;
      if (size > stream_.size() - place) return !is_first;
      const Bytes data = stream_.subspan(place, size);
      if (is_first && (type != begin_of_file || size < 4 || le16(data, 0) != biff8)) return false;
      if (type == end_of_file) return true;
      is_first = false;
      take(type, data);
      place += size;
    }
    return !is_first;
  }

  void take_global(std::uint32_t type, Bytes data) {
    if (type == date_mode && data.size() >= 2) counts_from_1904_ = le16(data, 0) == 1;
    if (type == cell_format && data.size() >= 4) cell_formats_.push_back(le16(data, 2));
    if (type == number_format && data.size() > 4) {
      own_formats_[le16(data, 0)] = number_format_of(counted_text(data.subspan(2), 2));
    }
    if (type == bound_sheet && data.size() > 8 && sheets_.size() < portal::max_table_sheets) {
      sheets_.emplace_back(counted_text(data.subspan(6), 1), le32(data, 0));
    }
  }

  // Whether the result is a text, which follows.
  bool take_formula(Bytes data, std::vector<XlsFormulaResult>& found) const {
    if (data.size() < 14) return false;
    const std::uint32_t row = le16(data, 0), column = le16(data, 2);
    const bool is_kept = row < portal::max_table_rows && column < portal::max_table_columns &&
                         found.size() < portal::max_table_rows * portal::max_table_columns;
    if (!is_kept) return false;
    found.push_back({row, column, {}});
    const Bytes result = data.subspan(6, 8);
    if (le16(result, 6) != 0xFFFF) {
      const std::uint64_t bits = le32(result, 0) | std::uint64_t{le32(result, 4)} << 32U;
      found.back().text = shown_number(std::bit_cast<double>(bits), format_of(le16(data, 4)), counts_from_1904_);
      return false;
    }
    const auto kind = static_cast<unsigned>(result[0]), value = static_cast<unsigned>(result[2]);
    if (kind == 1) found.back().text = value == 0 ? "FALSE" : "TRUE";
    if (kind == 2) found.back().text = error_text(value);
    return kind == 0;
  }

  NumberFormat format_of(std::size_t cell_format) const {
    const std::size_t id = cell_format < cell_formats_.size() ? cell_formats_[cell_format] : 0;
    const auto own = own_formats_.find(id);
    return own != own_formats_.end() ? own->second : builtin_number_format(id);
  }

  Bytes stream_;
  bool counts_from_1904_ = false;
  std::vector<std::size_t> cell_formats_;
  std::map<std::size_t, NumberFormat> own_formats_;
  std::vector<std::pair<std::string, std::size_t>> sheets_;
};

}  // namespace

std::map<std::string, std::vector<XlsFormulaResult>> read_formula_results(document::ByteSource& file) {
  const auto stream = workbook_stream(file);
  return stream ? Workbook(*stream).read() : std::map<std::string, std::vector<XlsFormulaResult>>();
}

}  // namespace madoguchi::server
