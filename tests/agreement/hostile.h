// Lines that are no record, or hardly: broken and borderline JSON, wrong bytes, depth, length.
#pragma once

#include <cstddef>
#include <string>

#include "agreement/records.h"

namespace madoguchi::agreement {

std::size_t hostile_count();
// A line in the way of that number, without its line feed.
std::string hostile_line(std::size_t way, Random& random);
// Just under, at, and over the limit of a line's length, by `difference` bytes.
std::string long_line(Random& random, std::ptrdiff_t difference);

}  // namespace madoguchi::agreement
