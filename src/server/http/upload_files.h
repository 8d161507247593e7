// The bytes of uploads: one file an upload in one folder, written at offsets, read back for recognition. What they mean
// is the store's knowledge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/byte_source.h"

namespace madoguchi::server {

// An open file. Failures are errno values; 0 is success.
class UploadFile {
 public:
  UploadFile() = default;
  explicit UploadFile(int descriptor) : descriptor_(descriptor) {}
  ~UploadFile();
  UploadFile(UploadFile&& other) noexcept;
  UploadFile& operator=(UploadFile&& other) noexcept;

  explicit operator bool() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  int write_at(std::uint64_t offset_bytes, std::span<const std::byte> bytes) const;
  int sync() const;  // the bytes are on the disk after that (fdatasync)
  // Lets the disk begin with what was written, so that sync() later waits for little.
  void start_writing_back(std::uint64_t offset_bytes, std::uint64_t size_bytes) const;
  bool read_at(std::uint64_t offset_bytes, std::span<std::byte> into) const;

 private:
  int descriptor_ = -1;
};

class UploadFiles {
 public:
  explicit UploadFiles(std::filesystem::path folder);  // made when missing, for its owner only

  UploadFile open_for_writing(std::string_view id) const;  // made when missing; false with errno set
  UploadFile open_for_reading(std::string_view id) const;
  void remove(std::string_view id) const;
  std::vector<std::string> list() const;

 private:
  std::filesystem::path folder_;
};

// A finished upload as the core reads it.
class UploadSource final : public document::ByteSource {
 public:
  UploadSource(const UploadFile& file, std::uint64_t size_bytes) : file_(file), size_bytes_(size_bytes) {}
  std::uint64_t size_bytes() const override { return size_bytes_; }
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    return file_.read_at(offset_bytes, into);
  }

 private:
  const UploadFile& file_;
  std::uint64_t size_bytes_;
};

}  // namespace madoguchi::server
