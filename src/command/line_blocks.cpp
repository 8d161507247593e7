// Whole lines out of a stream. What the lines say is the caller's.
#include "command/line_blocks.h"

#include <string_view>
#include <utility>

namespace madoguchi::command {

namespace {

constexpr std::size_t chunk_bytes = 512 * 1024;

}  // namespace

std::string LineBlocks::next(std::string storage) {
  std::string block = std::move(storage);
  block.assign(carry_);
  carry_.clear();
  while (append_chunk(block)) {
    const auto last = block.rfind('\n');
    const std::size_t begun = last == std::string::npos ? 0 : last + 1;
    cut(block, begun);
    if (begun == 0) continue;
    carry_.assign(block, begun, std::string::npos);
    block.resize(begun);
    return block;
  }
  return block;
}

// Reads once; false at the end. Of a line that is being dropped only its line feed arrives.
bool LineBlocks::append_chunk(std::string& block) {
  const std::size_t before = block.size();
  block.resize(before + chunk_bytes);
  const auto size = read_(std::span<char>(block.data() + before, chunk_bytes));
  failed_ = failed_ || !size;
  block.resize(before + size.value_or(0));
  if (size.value_or(0) == 0) return false;
  if (dropping_) {
    const auto line_feed = block.find('\n', before);
    dropping_ = line_feed == std::string::npos;
    block.erase(before, dropping_ ? std::string::npos : line_feed - before);
  }
  return true;
}

void LineBlocks::cut(std::string& line, std::size_t line_start) {
  if (line.size() - line_start <= max_line_bytes_) return;
  line.resize(line_start + max_line_bytes_ + 1);
  dropping_ = true;
}

}  // namespace madoguchi::command
