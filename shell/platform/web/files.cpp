// Chosen and dropped files stay with the page under handles; only slices for recognition cross.
#include "platform/web/files.h"

#include <charconv>

#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_files_choose, (unsigned id, const char* accept, std::size_t length),
      { Module.host.files.choose(id, Module.host.bridge.text(accept, length)); });
EM_JS(void, host_files_read, (unsigned id, int handle, double offset, double size),
      { Module.host.files.read(id, handle, offset, size); });
EM_JS(void, host_files_release, (int handle), { Module.host.files.release(handle); });

using madoguchi::platform::web::client;

MADOGUCHI_EXPORT void madoguchi_files_chosen(unsigned id, const char* list, std::size_t length) {
  client().files.chosen(id, {list, length});
}

MADOGUCHI_EXPORT void madoguchi_files_dropped(const char* list, std::size_t length) {
  if (client().started) client().application->drop_files(madoguchi::platform::web::parse_file_list({list, length}));
}

MADOGUCHI_EXPORT void madoguchi_file_read(unsigned id, int readable, const std::byte* bytes, std::size_t length) {
  std::optional<std::vector<std::byte>> read;
  if (readable != 0) read.emplace(bytes, bytes + length);
  client().files.was_read(id, std::move(read));
}

namespace madoguchi::platform::web {

std::vector<client::ChosenFile> parse_file_list(std::string_view list) {
  std::vector<client::ChosenFile> files;
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    const std::string_view line = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    client::ChosenFile file;
    std::from_chars(line.data(), line.data() + first, file.handle);
    std::from_chars(line.data() + first + 1, line.data() + second, file.size_bytes);
    file.name = line.substr(second + 1);
    files.push_back(std::move(file));
  }
  return files;
}

void Files::choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) {
  choosing_.emplace(++last_id_, std::move(done));
  host_files_choose(last_id_, accept.data(), accept.size());
}

void Files::read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                 std::function<void(std::optional<std::vector<std::byte>>)> done) {
  reading_.emplace(++last_id_, std::move(done));
  host_files_read(last_id_, handle, static_cast<double>(offset_bytes), static_cast<double>(size_bytes));
}

void Files::release(int handle) { host_files_release(handle); }

void Files::chosen(unsigned id, std::string_view list) {
  const auto found = choosing_.find(id);
  if (found == choosing_.end()) return;
  const auto done = std::move(found->second);
  choosing_.erase(found);
  done(parse_file_list(list));
}

void Files::was_read(unsigned id, std::optional<std::vector<std::byte>> bytes) {
  const auto found = reading_.find(id);
  if (found == reading_.end()) return;
  const auto done = std::move(found->second);
  reading_.erase(found);
  done(std::move(bytes));
}

}  // namespace madoguchi::platform::web
