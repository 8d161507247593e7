// Opens connections and runs transactions. What is stored where is said in migrations_*.cpp and *_table.cpp.
#include "server/store/store.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "server/store/migrations.h"

namespace madoguchi::server {
namespace {

// SQLite's primary result codes (sqlite3.h) for a lock that was not had within the waiting time.
constexpr int busy_code = 5;
constexpr int locked_code = 6;
constexpr int primary_code_mask = 0xff;

// How long a statement waits for another connection's transaction.
constexpr std::string_view busy_timeout = "PRAGMA busy_timeout = 10000";

// The database holds personal data: a new file is readable by its owner only (SQLite gives its -wal and -shm the same
// mode). An existing file is left alone, and one thread at a time comes here before it opens the file: closing a second
// descriptor on it would drop the locks that this process has (POSIX).
void make_private(const std::filesystem::path& file) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor >= 0) ::close(descriptor);
}

soci::connection_parameters parameters(const std::filesystem::path& file) {
  // SOCI splits the string at spaces unless a value stands in quotes, and knows no way to quote a quote.
  if (file.native().find('"') != std::string::npos)
    throw soci::soci_error("A database path cannot hold quotation marks.");
  make_private(file);
  return {*soci::factory_sqlite3(), "db=\"" + file.native() + "\""};
}

// Changing the journal mode needs the file for itself, and SQLite does not wait for that by itself: whoever opens a new
// file at the same time makes this fail with "database is locked" at once. So the waiting is done here.
void use_write_ahead_log(soci::session& sql) {
  constexpr auto pause = std::chrono::milliseconds(10);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  for (;;) {
    try {
      std::string mode;
      sql << "PRAGMA journal_mode = WAL", soci::into(mode);
      if (mode == "wal") return;
      throw soci::soci_error("The database cannot use write-ahead logging (journal mode " + mode + ").");
    } catch (const soci::sqlite3_soci_error& failure) {
      if (!is_busy(failure) || std::chrono::steady_clock::now() > give_up) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

Store::Store(const std::filesystem::path& database_file)
    : sql_(std::make_unique<soci::session>(parameters(database_file))) {
  *sql_ << std::string(busy_timeout);
  use_write_ahead_log(*sql_);
  *sql_ << "PRAGMA synchronous = FULL";
  *sql_ << "PRAGMA foreign_keys = ON";
  migrate(*sql_);
}

Store::~Store() = default;

Transaction::Transaction(soci::session& sql) : sql_(sql) { sql_ << "BEGIN IMMEDIATE"; }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    sql_ << "ROLLBACK";
  } catch (const soci::soci_error&) {
    // SQLite has rolled back by itself (e.g. after a full disk); the failure that caused it is already on its way.
  }
}

void Transaction::commit() {
  sql_ << "COMMIT";  // when this throws, the destructor rolls back
  open_ = false;
}

std::string loggable_message(const std::exception& failure) {
  const auto* database = dynamic_cast<const soci::soci_error*>(&failure);
  return database != nullptr ? database->get_error_message() : failure.what();
}

bool is_busy(const std::exception& failure) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&failure);
  if (sqlite == nullptr) return false;
  const int code = sqlite->result() & primary_code_mask;
  return code == busy_code || code == locked_code;
}

}  // namespace madoguchi::server
