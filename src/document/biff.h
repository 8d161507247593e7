// The record streams of Excel's binary workbooks (BIFF2 to BIFF8): whether they are whole, encrypted, or hold macro
// sheets (Excel 4 macros and old Visual Basic modules). Cells are not looked at.
#pragma once

#include <optional>
#include <vector>

#include "document/scan.h"

namespace madoguchi::document {

// Where the records stand: the file itself, or a stream of a compound file.
class RecordBytes {
 public:
  virtual ~RecordBytes() = default;
  virtual std::uint64_t size_bytes() const = 0;

  // Fills `into`, which lies within; false where the reader wants bytes first.
  virtual bool read(Reader& reader, std::uint64_t offset_bytes, std::span<std::byte> into) const = 0;
};

enum class BiffOutcome { clean, encrypted, macros, damaged };

Recognition xls_verdict(BiffOutcome outcome);

class BiffWalk {
 public:
  // Goes on as far as the bytes at hand go; nothing where the reader wants bytes first. `bytes` must be the same each
  // time.
  std::optional<BiffOutcome> run(Reader& reader, const RecordBytes& bytes);

 private:
  enum class Stage { first_record, records, sheets };

  std::optional<BiffOutcome> step(Reader& reader, const RecordBytes& bytes);
  std::optional<BiffOutcome> take_record(std::uint32_t type, Bytes start);
  std::optional<BiffOutcome> end_of_records();

  Stage stage_ = Stage::first_record;
  std::uint64_t place_ = 0;
  std::uint64_t depth_ = 0;    // substreams that are open
  bool globals_only_ = false;  // a workbook whose sheets are named by their places, not walked
  std::vector<std::uint32_t> sheets_;
  std::size_t next_sheet_ = 0;
  bool waiting_ = false;
};

}  // namespace madoguchi::document
