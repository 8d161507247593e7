// See read_workbook.h.
#include "server/program/read_workbook.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>

#include "document/byte_source.h"
#include "portal/attachment_table.h"
#include "server/table/confinement.h"
#include "server/table/workbook.h"

namespace madoguchi::server {
namespace {

constexpr std::uint64_t memory_bytes = std::uint64_t{1} << 30;
constexpr unsigned processor_seconds = 8;

class StandardInput final : public document::ByteSource {
 public:
  std::uint64_t size_bytes() const override {
    struct stat status {};
    return ::fstat(STDIN_FILENO, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  }
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    while (!into.empty()) {
      const ssize_t count = ::pread(STDIN_FILENO, into.data(), into.size(), static_cast<off_t>(offset_bytes));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      offset_bytes += static_cast<std::uint64_t>(count);
      into = into.subspan(static_cast<std::size_t>(count));
    }
    return true;
  }
};

bool write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool write_table(std::string_view kind) {
  const bool is_old = kind == "xls";
  if (!is_old && kind != "xlsx") return false;
  if (is_old) prepare_xls();
  if (!confine_this_process({memory_bytes, processor_seconds, is_old})) return false;
  try {
    StandardInput file;
    const auto table = is_old ? read_xls(file, "/proc/self/fd/0") : read_xlsx(file);
    return table && write_all(portal::write(*table));
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

void run_read_workbook(std::span<const std::string> arguments) {
  // Nothing is to run at the end: what was read may have left anything behind.
  ::_exit(arguments.size() == 1 && write_table(arguments.front()) ? 0 : 1);
}

}  // namespace madoguchi::server
