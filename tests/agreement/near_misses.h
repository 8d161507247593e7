// Spoiling a valid record in one place: each rule of the form from both sides of its border.
#pragma once

#include <cstddef>

#include "agreement/records.h"

namespace madoguchi::agreement {

std::size_t near_miss_count();
// Spoils `record` in the way of that number; some ways leave it valid, on the right side of the border.
void spoil(Record& record, std::size_t way, Random& random);

}  // namespace madoguchi::agreement
