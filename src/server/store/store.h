// The store: SOCI statements over SQLite (WAL, synchronous=FULL, foreign keys). One Store is one connection and is used
// by one thread at a time; store/*_table.h hold the statements as domain-shaped functions. Failures of the database
// throw soci::soci_error inside the server room; http/ turns what reaches it into a 500 or 503 problem.
#pragma once

#include <exception>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace soci {
class session;
}

namespace madoguchi::server {

// The database was made by a newer version of the program (its schema is unknown to this one).
class NewerDatabase : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Store {
 public:
  // Opens the file, creating and migrating the schema as needed. Throws NewerDatabase, or soci::soci_error.
  explicit Store(const std::filesystem::path& database_file);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  soci::session& sql() { return *sql_; }

 private:
  std::unique_ptr<soci::session> sql_;
};

// A transaction that takes the write lock when it begins, so that what it read still holds when it writes. Rolls back
// when it is left without commit(). Not to be nested.
class Transaction {
 public:
  explicit Transaction(Store& store) : Transaction(store.sql()) {}
  explicit Transaction(soci::session& sql);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  soci::session& sql_;
  bool open_ = true;
};

// What a log may say of a failure. soci_error::what() quotes bound values, personal data among them; this does not.
std::string loggable_message(const std::exception& failure);

// Whether the failure is the database being busy or locked for longer than the waiting time (503 rather than 500).
bool is_busy(const std::exception& failure);

}  // namespace madoguchi::server
