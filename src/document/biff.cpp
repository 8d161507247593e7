// Reads [MS-XLS] records and their forerunners. In a workbook of BIFF5 or BIFF8 the globals substream names every sheet
// and where it begins; both its word and the sheet's own first record are asked. Earlier ones are walked whole.
#include "document/biff.h"

#include <algorithm>
#include <array>

namespace madoguchi::document {
namespace {

constexpr std::uint32_t record_eof = 0x000A;
constexpr std::uint32_t record_file_pass = 0x002F;
constexpr std::uint32_t record_bound_sheet = 0x0085;
constexpr std::uint32_t bof_modern = 0x0809;
constexpr std::uint32_t type_globals = 0x0005;
constexpr std::uint32_t type_module = 0x0006;
constexpr std::uint32_t type_macro_sheet = 0x0040;
constexpr std::uint64_t header_bytes = 4;

bool is_bof(std::uint32_t record) {
  return record == 0x0009 || record == 0x0209 || record == 0x0409 || record == bof_modern;
}

bool is_macro_type(std::uint32_t type) { return type == type_macro_sheet || type == type_module; }

}  // namespace

std::optional<BiffOutcome> BiffWalk::run(Reader& reader, const RecordBytes& bytes) {
  waiting_ = false;
  while (!waiting_) {
    if (const std::optional<BiffOutcome> outcome = step(reader, bytes)) return outcome;
  }
  return std::nullopt;
}

std::optional<BiffOutcome> BiffWalk::step(Reader& reader, const RecordBytes& bytes) {
  if (stage_ == Stage::sheets) {
    if (next_sheet_ == sheets_.size()) return BiffOutcome::clean;
    place_ = sheets_[next_sheet_];
  }
  std::array<std::byte, 12> start{};
  const std::uint64_t left = bytes.size_bytes() - std::min(place_, bytes.size_bytes());
  if (left < header_bytes) return stage_ == Stage::records ? end_of_records() : BiffOutcome::damaged;
  const auto at_hand = std::span(start).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, start.size())));
  if (!bytes.read(reader, place_, at_hand)) {
    waiting_ = true;
    return std::nullopt;
  }
  const std::uint32_t type = le16(start, 0);
  const std::uint32_t size = le16(start, 2);
  if (stage_ == Stage::records && depth_ == 0 && !is_bof(type)) return end_of_records();
  if (size > left - header_bytes) return BiffOutcome::damaged;
  const std::optional<BiffOutcome> outcome = take_record(type, start);
  place_ += header_bytes + size;
  return outcome;
}

// `start` is the record's header with the first bytes of its data (zeros where it is shorter).
std::optional<BiffOutcome> BiffWalk::take_record(std::uint32_t type, Bytes start) {
  const std::uint32_t size = le16(start, 2);
  if (stage_ == Stage::sheets) {
    ++next_sheet_;
    if (!is_bof(type) || size < 4) return BiffOutcome::damaged;
    return is_macro_type(le16(start, 6)) ? std::optional(BiffOutcome::macros) : std::nullopt;
  }
  if (is_bof(type)) {
    if (size < 4) return BiffOutcome::damaged;
    if (is_macro_type(le16(start, 6))) return BiffOutcome::macros;
    if (stage_ == Stage::first_record) globals_only_ = type == bof_modern && le16(start, 6) == type_globals;
    stage_ = Stage::records;
    ++depth_;
    return std::nullopt;
  }
  if (stage_ == Stage::first_record) return BiffOutcome::damaged;
  if (type == record_file_pass) return BiffOutcome::encrypted;
  if (type == record_bound_sheet && globals_only_) {
    if (size < 6) return BiffOutcome::damaged;
    const std::uint32_t sheet_type = u8(start, 9);
    if (sheet_type == 1 || sheet_type == 6) return BiffOutcome::macros;
    sheets_.push_back(le32(start, 4));
  }
  if (type == record_eof) {
    --depth_;
    if (depth_ == 0 && globals_only_) stage_ = Stage::sheets;
  }
  return std::nullopt;
}

std::optional<BiffOutcome> BiffWalk::end_of_records() {
  return depth_ == 0 ? BiffOutcome::clean : BiffOutcome::damaged;
}

namespace {

class WholeFile final : public RecordBytes {
 public:
  explicit WholeFile(std::uint64_t size_bytes) : size_bytes_(size_bytes) {}
  std::uint64_t size_bytes() const override { return size_bytes_; }
  bool read(Reader& reader, std::uint64_t offset_bytes, std::span<std::byte> into) const override {
    return reader.read(offset_bytes, into);
  }

 private:
  std::uint64_t size_bytes_;
};

class BareBiffScan final : public Scan {
 public:
  std::optional<Recognition> run(Reader& reader) override {
    const std::optional<BiffOutcome> outcome = walk_.run(reader, WholeFile(reader.size_bytes()));
    return outcome ? std::optional(xls_verdict(*outcome)) : std::nullopt;
  }

 private:
  BiffWalk walk_;
};

}  // namespace

Recognition xls_verdict(BiffOutcome outcome) {
  switch (outcome) {
    case BiffOutcome::clean:
      return taken(Kind::xls);
    case BiffOutcome::encrypted:
      return encrypted("xls");
    case BiffOutcome::macros:
      return with_macros("xls");
    case BiffOutcome::damaged:
      break;
  }
  return damaged("xls");
}

std::unique_ptr<Scan> make_biff_scan() { return std::make_unique<BareBiffScan>(); }

}  // namespace madoguchi::document
