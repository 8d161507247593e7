// Schema version 1.
#pragma once

#include <span>
#include <string_view>

namespace madoguchi::server {

std::span<const std::string_view> migration_001();

}  // namespace madoguchi::server
