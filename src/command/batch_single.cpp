// A batch on the only thread that there is.
#include "command/batch.h"

namespace madoguchi::command {

unsigned default_threads() { return 1; }

BatchOutcome judge_batch(const form::Definition& definition, unsigned) {
  LineBlocks lines = standard_input(form::ParseLimits{}.max_size_bytes);
  BlockJudge judge(definition);
  BatchOutcome outcome;
  std::string block;
  std::string results;
  while (true) {
    block = lines.next(std::move(block));
    if (block.empty()) break;
    results.clear();
    outcome.all_valid = judge.append_results(block, results) && outcome.all_valid;
    if (!write_standard_output(results)) {
      outcome.output_failed = true;
      break;
    }
  }
  outcome.input_failed = lines.failed();
  return outcome;
}

}  // namespace madoguchi::command
