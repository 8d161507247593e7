// The few answers that have an effect beyond their form, by the ids that form definitions give them. A form without
// such a field has no such effect.
#pragma once

#include <string_view>

namespace madoguchi::portal {

inline constexpr std::string_view method_field = "confirmationMethod";  // 施設の確認方法: what reviewers filter by
inline constexpr std::string_view device_count_field = "deviceCount";  // 申請台数: how many accounts are issued

}  // namespace madoguchi::portal
