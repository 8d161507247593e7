// The few answers that have an effect beyond their form, by the ids that form definitions give them. A form without
// such a field has no such effect.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "form/value.h"

namespace madoguchi::portal {

inline constexpr std::string_view method_field = "confirmationMethod";  // 施設の確認方法: what reviewers filter by
inline constexpr std::string_view device_count_field = "deviceCount";  // 申請台数: how many accounts are issued

inline constexpr std::string_view operation_start_field = "operationStartDate";  // 運用開始日

// 運用開始日 of normalised answers, ISO 8601; empty where the form asks for none.
inline std::string operation_start_date(const form::Value& answers) {
  const form::Value* answer = answers.find(operation_start_field);
  return answer && answer->as_string() ? *answer->as_string() : std::string();
}

// 申請台数 of normalised answers; 0 where the form asks for none.
inline int device_count(const form::Value& answers) {
  const form::Value* answer = answers.find(device_count_field);
  const std::int64_t* devices = answer ? answer->as_integer() : nullptr;
  return devices ? static_cast<int>(*devices) : 0;
}

}  // namespace madoguchi::portal
