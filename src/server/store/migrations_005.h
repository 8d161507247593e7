// Schema version 5; see migrations_005.cpp.
#pragma once

#include <span>
#include <string_view>

namespace madoguchi::server {

std::span<const std::string_view> migration_005();

}  // namespace madoguchi::server
