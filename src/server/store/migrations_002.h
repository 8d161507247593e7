// Schema version 2; see migrations_002.cpp.
#pragma once

#include <span>
#include <string_view>

namespace madoguchi::server {

std::span<const std::string_view> migration_002();

}  // namespace madoguchi::server
