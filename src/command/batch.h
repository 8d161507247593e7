// Judging a stream of records: lines from standard input, results in the same order to standard output. Two ways,
// chosen by CMake: over threads (batch_threads.cpp), and without threads for WebAssembly (batch_single.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "command/line_blocks.h"
#include "form/definition.h"
#include "form/record.h"

namespace madoguchi::command {

struct BatchOutcome {
  bool all_valid = true;
  bool input_failed = false;
  bool output_failed = false;
};

// `threads` at least 1; ignored where there are none.
BatchOutcome judge_batch(const form::Definition& definition, unsigned threads);

// How many threads serve best here.
unsigned default_threads();

// What both ways share (batch.cpp).
LineBlocks standard_input(std::size_t max_line_bytes);
bool write_standard_output(std::string_view text);  // false: it could not be written

// Judges the lines of a block.
class BlockJudge {
 public:
  explicit BlockJudge(const form::Definition& definition) : judge_(definition) {}

  // Appends a result for each line; gives whether all are valid.
  bool append_results(std::string_view block, std::string& out);

 private:
  form::RecordJudge judge_;
};

}  // namespace madoguchi::command
