// Schema version 3; see migrations_003.cpp.
#pragma once

#include <span>
#include <string_view>

namespace soci {
class session;
}

namespace madoguchi::server {

std::span<const std::string_view> migration_003();
// Gives the applications that are there already what the review desk looks them up by. Inside the migration's
// transaction.
void fill_review_columns(soci::session& sql);

}  // namespace madoguchi::server
