// Reading CSV files with libcsv and iconv; see csv.h.
#include "server/use_case/csv.h"

#include <csv.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  return 1 +
         static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::size_t first_ill_formed(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const text::Decoded decoded = text::decode_at(bytes, at);
    if (!decoded.well_formed) break;
    at += decoded.size_bytes;
  }
  return at;
}

class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(::iconv_open(to, from)) {}
  ~Converter() {
    if (ok()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool ok() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  iconv_t handle() const { return handle_; }

 private:
  iconv_t handle_;
};

Result<std::string, CsvFault> from_cp932(std::string& bytes) {
  const Converter converter("UTF-8", "CP932");
  if (!converter.ok()) return Failure{CsvFault{1, CsvFaultKind::unknown_encoding}};
  std::string text;
  std::array<char, 1 << 16> piece;
  char* in = bytes.data();
  std::size_t in_left = bytes.size();
  while (in_left > 0) {
    char* out = piece.data();
    std::size_t out_left = piece.size();
    const std::size_t converted = ::iconv(converter.handle(), &in, &in_left, &out, &out_left);
    text.append(piece.data(), piece.size() - out_left);
    if (converted == static_cast<std::size_t>(-1) && errno != E2BIG) {
      return Failure{CsvFault{line_at(bytes, bytes.size() - in_left), CsvFaultKind::unknown_encoding}};
    }
  }
  return text;
}

Result<std::string, CsvFault> to_utf8(std::string bytes) {
  const bool marked = std::string_view(bytes).starts_with(byte_order_mark);
  const std::size_t ill_formed = first_ill_formed(bytes);
  if (ill_formed == bytes.size()) return marked ? bytes.substr(byte_order_mark.size()) : std::move(bytes);
  if (marked) return Failure{CsvFault{line_at(bytes, ill_formed), CsvFaultKind::unknown_encoding}};
  return from_cp932(bytes);
}

// One libcsv parser that is fed line by line, so that each record knows the line that it begins on.
class Reader {
 public:
  Reader() { ::csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }
  ~Reader() { ::csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool feed(std::string_view line, std::size_t number) {
    if (!in_record_) record_ = {number, {}};
    in_record_ = in_record_ || line.find_first_not_of("\r\n \t") != std::string_view::npos;
    return ::csv_parse(&parser_, line.data(), line.size(), on_field, on_record, this) == line.size();
  }
  bool finish() { return ::csv_fini(&parser_, on_field, on_record, this) == 0; }

  bool in_record() const { return in_record_; }
  std::size_t record_line() const { return record_.line; }
  std::vector<CsvRecord> take() { return std::move(records_); }

 private:
  static void on_field(void* bytes, std::size_t size, void* self) {
    static_cast<Reader*>(self)->record_.fields.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_record(int, void* self) {
    auto& reader = *static_cast<Reader*>(self);
    reader.records_.push_back(std::move(reader.record_));
    reader.record_ = {};
    reader.in_record_ = false;
  }

  csv_parser parser_{};
  bool in_record_ = false;
  CsvRecord record_;
  std::vector<CsvRecord> records_;
};

Result<std::vector<CsvRecord>, CsvFault> split(std::string_view text) {
  Reader reader;
  std::size_t number = 0;
  std::size_t record_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++number;
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (!reader.in_record()) record_begin = at;
    if (end - record_begin > max_csv_record_bytes) {
      return Failure{CsvFault{reader.in_record() ? reader.record_line() : number, CsvFaultKind::too_large}};
    }
    if (!reader.feed(text.substr(at, end - at), number)) return Failure{CsvFault{number, CsvFaultKind::malformed}};
    at = end;
  }
  // A quotation mark that is never closed is a fault of the line where its record begins.
  const std::size_t last_record_line = reader.record_line();
  if (!reader.finish()) return Failure{CsvFault{last_record_line, CsvFaultKind::malformed}};
  return reader.take();
}

}  // namespace

Result<std::vector<CsvRecord>, CsvFault> read_csv(std::istream& csv) {
  std::string bytes;
  std::array<char, 1 << 16> piece;
  while (csv.read(piece.data(), static_cast<std::streamsize>(piece.size())) || csv.gcount() > 0) {
    bytes.append(piece.data(), static_cast<std::size_t>(csv.gcount()));
    if (bytes.size() > max_csv_bytes) return Failure{CsvFault{1, CsvFaultKind::too_large}};
  }
  auto text = to_utf8(std::move(bytes));
  if (!text) return Failure{text.error()};
  return split(text.value());
}

}  // namespace madoguchi::server
