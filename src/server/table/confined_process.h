// A program of one purpose that reads what a stranger sent: it is given the file as its standard input and answers on
// its standard output, and has nothing else of the server: no other descriptor, no environment, and a deadline. How
// much memory and time it may use it sets itself, first thing (confinement.h).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace madoguchi::server {

struct ConfinedJob {
  std::string program;                 // a path
  std::vector<std::string> arguments;  // without the program's name
  std::chrono::milliseconds patience{0};
  std::size_t max_output_bytes = 0;
};

struct ConfinedOutcome {
  enum class End {
    done,       // it ended by itself with status 0
    failed,     // with another one, by a signal, or it could not be started
    late,       // it was stopped at the deadline
    talkative,  // it was stopped because it wrote too much
  } end = End::failed;
  std::string output;
};

// Blocks until the program has ended, at the latest after the patience.
ConfinedOutcome run_confined(const ConfinedJob& job, int input_descriptor);

}  // namespace madoguchi::server
