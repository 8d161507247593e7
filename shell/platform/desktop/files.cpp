// Slices are read when they are asked for; no file is kept open or in memory.
#include "platform/desktop/files.h"

#include <filesystem>
#include <fstream>

namespace madoguchi::platform::desktop {

void Files::choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) {
  dialog_.open(accept, [this, done = std::move(done)](const std::vector<std::string>& paths) { done(keep(paths)); });
}

void Files::read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                 std::function<void(std::optional<std::vector<std::byte>>)> done) {
  const std::optional<std::string> file = path(handle);
  std::ifstream stream;
  if (file) stream.open(*file, std::ios::binary);
  if (!stream || !stream.seekg(static_cast<std::streamoff>(offset_bytes))) {
    done(std::nullopt);
    return;
  }
  std::vector<std::byte> bytes(size_bytes);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size_bytes));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));  // shorter at the end of the file
  done(std::move(bytes));
}

std::vector<client::ChosenFile> Files::keep(const std::vector<std::string>& paths) {
  std::vector<client::ChosenFile> files;
  for (const std::string& name : paths) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(name, error)) continue;
    const std::uintmax_t size = std::filesystem::file_size(name, error);
    if (error) continue;
    paths_.emplace(++last_handle_, name);
    files.push_back(
        {.handle = last_handle_, .name = std::filesystem::path(name).filename().string(), .size_bytes = size});
  }
  return files;
}

std::optional<std::string> Files::path(int handle) const {
  const auto found = paths_.find(handle);
  if (found == paths_.end()) return std::nullopt;
  return found->second;
}

}  // namespace madoguchi::platform::desktop
