// The schema as an ordered list of versions. A version, once released, is never edited: changes are new versions.
#pragma once

#include <span>
#include <string_view>

namespace soci {
class session;
}

namespace madoguchi::server {

struct Migration {
  int version = 0;                               // 1, 2, 3 … without gaps
  std::span<const std::string_view> statements;  // run in order, in one transaction
  void (*fill)(soci::session& sql) = nullptr;    // runs after them, in the same transaction: what SQL cannot work out
};

std::span<const Migration> migrations();

// Brings the schema from what it is to the newest version, each version in a transaction of its own. Two processes may
// do so at once: the second finds the work done. Throws NewerDatabase for a version above the newest known one.
void migrate(soci::session& sql);

}  // namespace madoguchi::server
