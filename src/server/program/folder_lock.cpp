// flock(2) on DATA/lock; see folder_lock.h. The kernel lets go of it however the process ends.
#include "server/program/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace madoguchi::server {

Result<FolderLock, std::string> FolderLock::take(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  if (error) return Failure{"cannot make the data folder " + folder.string() + ": " + error.message()};
  const int descriptor = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return Failure{"cannot write to the data folder " + folder.string() + ": " + std::system_category().message(errno)};
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return Failure{"the data folder " + folder.string() + " is in use by another server"};
  }
  return FolderLock(descriptor);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace madoguchi::server
