// Schema version 4; see migrations_004.cpp.
#pragma once

#include <span>
#include <string_view>

namespace soci {
class session;
}

namespace madoguchi::server {

std::span<const std::string_view> migration_004();

// Notices that were written before are found too.
void index_notices(soci::session& sql);

}  // namespace madoguchi::server
