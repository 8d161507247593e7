// Files of uploads over POSIX calls; see upload_files.h.
#include "server/http/upload_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace madoguchi::server {
namespace {

// Ids are base64url; anything else never becomes a path.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 128 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

UploadFile::~UploadFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

UploadFile::UploadFile(UploadFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

UploadFile& UploadFile::operator=(UploadFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

int UploadFile::write_at(std::uint64_t offset_bytes, std::span<const std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset_bytes));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    offset_bytes += static_cast<std::uint64_t>(count);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return 0;
}

int UploadFile::sync() const { return ::fdatasync(descriptor_) == 0 ? 0 : errno; }

void UploadFile::start_writing_back(std::uint64_t offset_bytes, std::uint64_t size_bytes) const {
  // Only a hint: sync() is what counts, so a failure here means nothing.
  (void)::sync_file_range(descriptor_, static_cast<off64_t>(offset_bytes), static_cast<off64_t>(size_bytes),
                          SYNC_FILE_RANGE_WRITE);
}

bool UploadFile::read_at(std::uint64_t offset_bytes, std::span<std::byte> into) const {
  while (!into.empty()) {
    const ssize_t count = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset_bytes));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    offset_bytes += static_cast<std::uint64_t>(count);
    into = into.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

UploadFiles::UploadFiles(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
}

UploadFile UploadFiles::open_for_writing(std::string_view id) const {
  if (!is_id(id)) return UploadFile();
  return UploadFile(::open((folder_ / id).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
}

UploadFile UploadFiles::open_for_reading(std::string_view id) const {
  if (!is_id(id)) return UploadFile();
  return UploadFile(::open((folder_ / id).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

void UploadFiles::remove(std::string_view id) const {
  if (!is_id(id)) return;
  std::error_code ignored;  // it may never have been written to
  std::filesystem::remove(folder_ / id, ignored);
}

std::vector<std::string> UploadFiles::list() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    names.push_back(entry.path().filename().string());
  return names;
}

}  // namespace madoguchi::server
