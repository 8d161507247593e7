// One server a data folder: a lock on a file in it, held as long as the process lives.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "text/result.h"

namespace madoguchi::server {

class FolderLock {
 public:
  // Makes the folder when it is missing. The error is a sentence for whoever started the program.
  static Result<FolderLock, std::string> take(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace madoguchi::server
