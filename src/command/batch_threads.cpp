// A batch over threads. Each thread takes a block when it is free, judges it, and writes its results when all blocks
// before are written: reading, judging and writing overlap, the order stays, and memory is a block or two a thread.
#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "command/batch.h"

namespace madoguchi::command {

namespace {

class Conveyor {
 public:
  explicit Conveyor(const form::Definition& definition)
      : definition_(definition), lines_(standard_input(form::ParseLimits{}.max_size_bytes)) {}

  void work() {
    BlockJudge judge(definition_);
    std::string block;
    std::string results;
    while (true) {
      const std::uint64_t ticket = take(block);
      if (block.empty()) return;
      results.clear();
      const bool all_valid = judge.append_results(block, results);
      if (!hand_in(ticket, results, all_valid)) return;
    }
  }

  BatchOutcome outcome() {
    outcome_.input_failed = lines_.failed();
    return outcome_;
  }

 private:
  // The next block and its place in the order. One thread reads at a time.
  std::uint64_t take(std::string& block) {
    const std::lock_guard lock(input_);
    if (ended_) {
      block.clear();
      return 0;
    }
    block = lines_.next(std::move(block));
    ended_ = block.empty();
    return next_ticket_++;
  }

  // Writes when it is this block's turn; false when nothing can be written any more.
  bool hand_in(std::uint64_t ticket, std::string_view results, bool all_valid) {
    std::unique_lock lock(output_);
    turn_.wait(lock, [&] { return written_ == ticket; });
    outcome_.all_valid = outcome_.all_valid && all_valid;
    if (!outcome_.output_failed && !write_standard_output(results)) outcome_.output_failed = true;
    ++written_;
    turn_.notify_all();
    return !outcome_.output_failed;
  }

  const form::Definition& definition_;

  std::mutex input_;
  LineBlocks lines_;
  std::uint64_t next_ticket_ = 0;
  bool ended_ = false;

  std::mutex output_;
  std::condition_variable turn_;
  std::uint64_t written_ = 0;
  BatchOutcome outcome_;
};

}  // namespace

unsigned default_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

BatchOutcome judge_batch(const form::Definition& definition, unsigned threads) {
  Conveyor conveyor(definition);
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([&] { conveyor.work(); });
  conveyor.work();
  for (std::thread& helper : helpers) helper.join();
  return conveyor.outcome();
}

}  // namespace madoguchi::command
