// What an entry of a ZIP really holds: unpacked piece by piece, counted and checked against what the directory says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/inflate.h"
#include "document/reader.h"
#include "document/zip_directory.h"

namespace madoguchi::document {

class ZipEntryReader {
 public:
  enum class Progress { waiting, done, damaged, over_limit };

  // Unpacks at most `limit_bytes`; keeps what comes out where `keeps` says so. `data_end` is where entries end.
  ZipEntryReader(const ZipEntry& entry, std::uint64_t data_end, std::uint64_t limit_bytes, bool keeps);

  // Done: the entry is whole and is what the directory says. Damaged: it is not. Over limit: more than that came out.
  Progress run(Reader& reader);

  const std::string& content() const { return content_; }
  std::uint64_t unpacked_bytes() const { return unpacked_bytes_; }

 private:
  Progress open(Reader& reader);
  bool take(Bytes unpacked);

  ZipEntry entry_;
  std::uint64_t data_end_;
  std::uint64_t limit_bytes_;
  bool keeps_;
  std::uint64_t place_ = 0;
  std::uint64_t packed_left_ = 0;
  bool opened_ = false;
  std::optional<Inflater> inflater_;
  std::vector<std::byte> buffer_;
  std::string content_;
  std::uint64_t unpacked_bytes_ = 0;
  std::uint32_t crc_ = 0;
};

}  // namespace madoguchi::document
