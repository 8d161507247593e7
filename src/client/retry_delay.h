// How long to wait before trying again: 1, 2, 4, 8, 16, 30, 30 … seconds, from the start again after progress.
#pragma once

#include <algorithm>

namespace madoguchi::client {

class RetryDelay {
 public:
  static constexpr int first_ms = 1'000;
  static constexpr int longest_ms = 30'000;

  // The next delay; at least `at_least_ms` (what a server asked for).
  int next(int at_least_ms = 0) {
    const int delay_ms = next_ms_;
    next_ms_ = std::min(next_ms_ * 2, longest_ms);
    return std::max(delay_ms, at_least_ms);
  }
  void reset() { next_ms_ = first_ms; }

 private:
  int next_ms_ = first_ms;
};

}  // namespace madoguchi::client
