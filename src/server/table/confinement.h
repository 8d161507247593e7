// What a process that reads what a stranger sent denies itself before it reads the first byte: memory and time beyond
// bounds, new files, other programs, the network.
#pragma once

#include <cstdint>

namespace madoguchi::server {

struct Confinement {
  std::uint64_t memory_bytes = 0;
  unsigned processor_seconds = 0;
  bool may_open_files = false;  // for reading, one at a time
};

// False where a bound could not be set.
bool confine_this_process(const Confinement& confinement);

}  // namespace madoguchi::server
