// Records of 資格確認端末機器（アカウント）追加申請, whose reason has several lines.
#pragma once

#include "agreement/records.h"

namespace madoguchi::agreement {

Record valid_devices(Random& random);
// A count, a reason or a fact from both sides of a border.
void spoil_devices(Record& record, Random& random);

}  // namespace madoguchi::agreement
