// The store: SOCI statements over SQLite (WAL, synchronous=FULL, foreign keys) behind domain-shaped functions. One Store is
// one connection and is used by one thread at a time. Failures of the database throw soci::soci_error inside the server
// room; http/ turns what reaches it into a 500 or 503 problem.
#pragma once

#include <filesystem>
#include <memory>

namespace soci {
class session;
}

namespace madoguchi::server {

class Store {
 public:
  // Opens the file, creating and migrating the schema as needed.
  explicit Store(const std::filesystem::path& database_file);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  soci::session& sql() { return *sql_; }

 private:
  std::unique_ptr<soci::session> sql_;
};

}  // namespace madoguchi::server
