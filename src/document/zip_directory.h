// A ZIP archive's central directory (APPNOTE 6.3.10), walked entry by entry: what the archive says it holds, checked
// for entries that lie over each other or outside the file. What the entries really hold is the ZipEntryReader's to
// find out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/reader.h"

namespace madoguchi::document {

struct ZipEntry {
  std::string name;  // ASCII letters in lower case, '/' between parts and none in front; empty where absurdly long
  std::uint32_t flags = 0;
  std::uint32_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed_bytes = 0;
  std::uint64_t unpacked_bytes = 0;
  std::uint64_t local_offset = 0;
  std::uint32_t raw_name_bytes = 0;

  bool is_encrypted() const { return (flags & 0x2041U) != 0; }  // plain, strong, or hidden in the directory
};

inline constexpr std::uint32_t zip_stored = 0;
inline constexpr std::uint32_t zip_deflated = 8;

// A name as entries are compared by, across what writers make of slashes and cases.
std::string normal_zip_name(std::string_view raw);

class ZipDirectory {
 public:
  enum class Progress { waiting, loaded, damaged, too_many };

  Progress load(Reader& reader);

  const std::vector<ZipEntry>& entries() const { return entries_; }  // in the order of their places in the file
  const ZipEntry* find(std::string_view normal_name) const;
  bool has_duplicates() const;

  std::uint64_t begin() const { return begin_; }  // where the directory starts and entries end
  std::uint64_t declared_entries() const { return declared_entries_; }
  std::uint64_t unpacked_bytes() const { return unpacked_bytes_; }  // of all entries, as declared; saturates

 private:
  enum class Stage { tail, zip64, entries, loaded };

  Progress find_end(Reader& reader);
  Progress read_zip64(Reader& reader);
  Progress read_entry(Reader& reader);
  Progress finish();
  bool take_extra(ZipEntry& entry, Bytes extra) const;

  Stage stage_ = Stage::tail;
  std::uint64_t begin_ = 0;
  std::uint64_t end_ = 0;
  std::uint64_t place_ = 0;
  std::uint64_t zip64_record_ = 0;
  std::uint64_t declared_entries_ = 0;
  bool wide_count_ = false;  // the declared number does not wrap at 65,536
  std::uint64_t unpacked_bytes_ = 0;
  std::vector<ZipEntry> entries_;
};

}  // namespace madoguchi::document
