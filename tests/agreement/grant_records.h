// Records of 助成金交付申請 for the agreement test: valid ones, with what is computed sent along or not, and near
// misses of every rule of rows, cells, sums and facts.
#pragma once

#include <cstddef>

#include "agreement/records.h"

namespace madoguchi::agreement {

Record valid_grant(Random& random);

std::size_t grant_near_miss_count();
// Spoils the record in the way of that number (or leaves it valid by a hair).
void spoil_grant(Record& record, std::size_t way, Random& random);

}  // namespace madoguchi::agreement
