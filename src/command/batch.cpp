// Standard input and output by the calls of POSIX, which Emscripten has too, and the lines of a block one by one.
#include "command/batch.h"

#include <unistd.h>

#include <cerrno>

namespace madoguchi::command {

namespace {

std::optional<std::size_t> read_standard_input(std::span<char> into) {
  while (true) {
    const ssize_t size = ::read(STDIN_FILENO, into.data(), into.size());
    if (size >= 0) return static_cast<std::size_t>(size);
    if (errno != EINTR) return std::nullopt;
  }
}

}  // namespace

LineBlocks standard_input(std::size_t max_line_bytes) { return LineBlocks(read_standard_input, max_line_bytes); }

bool write_standard_output(std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(STDOUT_FILENO, text.data(), text.size());
    if (size > 0) {
      text.remove_prefix(static_cast<std::size_t>(size));
    } else if (size < 0 && errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool BlockJudge::append_results(std::string_view block, std::string& out) {
  bool all_valid = true;
  while (!block.empty()) {
    const std::size_t end = block.find('\n');
    all_valid = judge_.append_result(block.substr(0, end), out) && all_valid;
    if (end == std::string_view::npos) break;
    block.remove_prefix(end + 1);
  }
  return all_valid;
}

}  // namespace madoguchi::command
