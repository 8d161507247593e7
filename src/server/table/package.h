// The parts of a workbook's package (a ZIP), unpacked piece by piece into whoever reads them: none stands in memory
// whole.
#pragma once

#include <functional>
#include <string_view>

#include "document/byte_source.h"
#include "document/zip_directory.h"

namespace madoguchi::server {

class Package {
 public:
  explicit Package(document::ByteSource& file) : file_(file) {}

  // False where the file is no such package.
  bool open();
  // Gives the part's bytes to `take` until that gives false. False where there is no such part, or it is broken.
  bool unpack(std::string_view name, const std::function<bool(std::string_view)>& take);

 private:
  bool find_data(const document::ZipEntry& entry, std::uint64_t& place);
  bool copy(std::uint64_t place, std::uint64_t size_bytes, const std::function<bool(std::string_view)>& take);
  bool inflate(std::uint64_t place, std::uint64_t size_bytes, const std::function<bool(std::string_view)>& take);

  document::ByteSource& file_;
  document::ZipDirectory directory_;
};

}  // namespace madoguchi::server
