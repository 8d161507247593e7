// Runs the migrations. The schema itself stands in migrations_001.cpp and its successors.
#include "server/store/migrations.h"

#include <soci/soci.h>

#include <array>
#include <string>

#include "server/store/migrations_001.h"
#include "server/store/migrations_002.h"
#include "server/store/migrations_003.h"
#include "server/store/migrations_004.h"
#include "server/store/migrations_005.h"
#include "server/store/store.h"

namespace madoguchi::server {
namespace {

int current_version(soci::session& sql) {
  int version = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MAX(version) FROM schema_version", soci::into(version, found);
  return found == soci::i_ok ? version : 0;
}

void apply(soci::session& sql, const Migration& migration) {
  Transaction transaction(sql);
  if (current_version(sql) >= migration.version) return;  // another process was quicker
  for (const std::string_view statement : migration.statements) sql << std::string(statement);
  if (migration.fill) migration.fill(sql);
  sql << "INSERT INTO schema_version (version) VALUES (:version)", soci::use(migration.version, "version");
  transaction.commit();
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::array all = {Migration{1, migration_001()}, Migration{2, migration_002()},
                                 Migration{3, migration_003(), &fill_review_columns},
                                 Migration{4, migration_004(), &index_notices}, Migration{5, migration_005()}};
  return all;
}

void migrate(soci::session& sql) {
  sql << "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)";
  const int newest = migrations().back().version;
  const int current = current_version(sql);
  if (current > newest) {
    throw NewerDatabase("The database has schema version " + std::to_string(current) +
                        ", this program knows versions up to " + std::to_string(newest) +
                        ". Use the program version that made it, or a newer one.");
  }
  for (const Migration& migration : migrations()) {
    if (migration.version > current) apply(sql, migration);
  }
}

}  // namespace madoguchi::server
