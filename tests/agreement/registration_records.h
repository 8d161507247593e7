// Records of 新規ユーザー登録 for the agreement test: valid ones, and near misses of every rule.
#pragma once

#include <cstddef>

#include "agreement/records.h"

namespace madoguchi::agreement {

// Valid, typed in one of the many ways: widths, spaces, hyphens.
Record valid_registration(Random& random);

std::size_t registration_near_miss_count();
// Spoils the record in the way of that number (or leaves it valid by a hair).
void spoil_registration(Record& record, std::size_t way, Random& random);

}  // namespace madoguchi::agreement
