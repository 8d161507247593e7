// Cuts a stream into blocks of whole lines in bounded memory. Of a line longer than the limit just enough is kept to
// see that it is too long; the rest is read and dropped.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace madoguchi::command {

class LineBlocks {
 public:
  // Fills the span and gives how much of it: 0 at the end, nothing at a fault.
  using Read = std::function<std::optional<std::size_t>(std::span<char>)>;

  LineBlocks(Read read, std::size_t max_line_bytes) : read_(std::move(read)), max_line_bytes_(max_line_bytes) {}

  // The next lines, each with its line feed except perhaps the last of the stream; `storage` lends its memory. Empty at
  // the end.
  std::string next(std::string storage);
  bool failed() const { return failed_; }

 private:
  bool append_chunk(std::string& block);
  void cut(std::string& line, std::size_t line_start);

  Read read_;
  std::size_t max_line_bytes_;
  std::string carry_;      // the begun line after the last block
  bool dropping_ = false;  // the begun line is too long; its rest is dropped
  bool failed_ = false;
};

}  // namespace madoguchi::command
