// What the first bytes of a file say: which of the scans is to look closer, or what else it is.
#pragma once

#include <memory>
#include <string_view>

#include "document/bytes.h"
#include "document/scan.h"

namespace madoguchi::document {

inline constexpr std::size_t sniffed_bytes = 4096;

struct Sniffed {
  std::unique_ptr<Scan> scan;  // looks closer; null where the file is nothing that could be taken
  std::string_view detected;   // what it is then; empty where nobody knows
};

// `head` is the file's first sniffed_bytes, or all of a shorter file.
Sniffed sniff(Bytes head);

}  // namespace madoguchi::document
