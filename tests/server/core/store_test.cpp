// The store itself: schema, migrations, transactions, what a crash leaves.
#include "server/store/store.h"

#include <soci/soci.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "server/core/world.h"
#include "server/store/application_table.h"
#include "server/store/migrations.h"
#include "server/use_case/applications.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(store)

BOOST_AUTO_TEST_CASE(an_empty_file_gets_the_newest_schema_and_the_durable_settings) {
  const TempFolder folder;
  Store store(folder.path() / "a folder with spaces.db");
  int version = 0;
  std::string journal;
  int synchronous = 0;
  int foreign_keys = 0;
  int busy_timeout_ms = 0;
  store.sql() << "SELECT MAX(version) FROM schema_version", soci::into(version);
  store.sql() << "PRAGMA journal_mode", soci::into(journal);
  store.sql() << "PRAGMA synchronous", soci::into(synchronous);
  store.sql() << "PRAGMA foreign_keys", soci::into(foreign_keys);
  store.sql() << "PRAGMA busy_timeout", soci::into(busy_timeout_ms);
  BOOST_TEST(version == migrations().back().version);
  BOOST_TEST(journal == "wal");
  BOOST_TEST(synchronous == 2);  // FULL
  BOOST_TEST(foreign_keys == 1);
  BOOST_TEST(busy_timeout_ms >= 5000);
}

BOOST_AUTO_TEST_CASE(migrations_are_numbered_without_gaps) {
  int expected = 1;
  for (const Migration& migration : migrations()) BOOST_TEST(migration.version == expected++);
}

BOOST_AUTO_TEST_CASE(opening_again_keeps_what_is_there) {
  const TempFolder folder;
  { Store(folder.path() / "m.db").sql() << "INSERT INTO receipt_counters (day, last_number) VALUES ('2026-11-23', 7)"; }
  Store again(folder.path() / "m.db");
  BOOST_TEST(next_receipt_number(again.sql(), "2026-11-23") == 8);
}

// The database as version 2 left it, with an application; then this program opens it.
BOOST_AUTO_TEST_CASE(a_database_of_version_2_opens_and_the_desk_finds_its_applications) {
  World world;
  const std::string id = world.send_confirmed();
  const std::string number = find_application(world.context, world.kenshin, id)->listing.receipt_number;
  for (const char* statement : {"DROP TABLE attachment_scans",
                                "DROP INDEX applications_to_anonymise",
                                "ALTER TABLE applications DROP COLUMN anonymised_at_ms",
                                "DROP TABLE application_search",
                                "DROP TABLE application_claims",
                                "DROP TABLE application_decisions",
                                "DROP TABLE application_revisions",
                                "DROP TABLE issued_accounts",
                                "DROP TABLE issued_account_counters",
                                "DROP INDEX applications_by_number",
                                "DROP INDEX applications_by_state",
                                "DROP INDEX applications_by_change",
                                "DROP INDEX applications_by_state_change",
                                "DROP INDEX applications_by_time",
                                "ALTER TABLE application_attachments DROP COLUMN superseded_at_ms",
                                "ALTER TABLE application_attachments DROP COLUMN removed_at_ms",
                                "ALTER TABLE applications DROP COLUMN version",
                                "ALTER TABLE applications DROP COLUMN number",
                                "ALTER TABLE applications DROP COLUMN facility_type",
                                "ALTER TABLE applications DROP COLUMN facility_name",
                                "ALTER TABLE applications DROP COLUMN prefecture",
                                "ALTER TABLE applications DROP COLUMN method",
                                "ALTER TABLE applications DROP COLUMN check_confirmed",
                                "DROP TABLE notice_readings",
                                "DROP TABLE search_subjects",
                                "DROP TABLE search_entries",
                                "DROP TABLE site_search",
                                "DELETE FROM schema_version WHERE version > 2"}) {
    world.store.sql() << statement;
  }
  { const Store opened(world.database()); }
  ReviewQuery query;
  query.filter.method = "master";
  query.filter.prefecture = "東京都";
  for (const std::string& typed : {std::string("みほん"), std::string("髙﨑"), number}) {
    query.typed = typed;
    const auto page = list_for_review(world.context, world.reviewer, query);
    BOOST_REQUIRE_EQUAL(page->applications.size(), 1U);
    BOOST_TEST(page->applications[0].id == id);
    BOOST_TEST(page->applications[0].check_confirmed);
  }
  BOOST_TEST(find_for_review(world.context, world.reviewer, id)->listing.version == 1);
}

BOOST_AUTO_TEST_CASE(a_database_of_a_newer_program_is_refused_untouched) {
  const TempFolder folder;
  const std::filesystem::path file = folder.path() / "m.db";
  { Store(file).sql() << "INSERT INTO schema_version (version) VALUES (999)"; }
  BOOST_CHECK_EXCEPTION(Store{file}, NewerDatabase, [](const NewerDatabase& refusal) {
    return std::string(refusal.what()).find("999") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(only_the_owner_can_read_the_database) {
  const TempFolder folder;
  const Store store(folder.path() / "m.db");
  for (const char* name : {"m.db", "m.db-wal"}) {
    struct stat status {};
    BOOST_REQUIRE_EQUAL(::stat((folder.path() / name).c_str(), &status), 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
  }
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_left_by_an_exception_writes_nothing) {
  World world;
  const auto fail_half_way = [&] {
    Transaction transaction(world.store);
    next_receipt_number(world.store.sql(), "2026-11-23");
    throw std::runtime_error("half way");
  };
  BOOST_CHECK_THROW(fail_half_way(), std::runtime_error);
  BOOST_TEST(world.count("receipt_counters") == 0);
  Transaction next(world.store);  // the connection is free again
  next.commit();
}

BOOST_AUTO_TEST_CASE(a_process_that_dies_within_a_transaction_leaves_nothing_of_it) {
  const TempFolder folder;
  const std::filesystem::path file = folder.path() / "m.db";
  { Store(file).sql() << "INSERT INTO receipt_counters (day, last_number) VALUES ('2026-11-23', 1)"; }
  const pid_t child = ::fork();
  if (child == 0) {
    Store store(file);
    Transaction transaction(store);
    next_receipt_number(store.sql(), "2026-11-23");
    ::_exit(0);
  }
  int status = 0;
  BOOST_REQUIRE_EQUAL(::waitpid(child, &status, 0), child);
  Store after(file);
  BOOST_TEST(next_receipt_number(after.sql(), "2026-11-23") == 2);
}

BOOST_AUTO_TEST_CASE(what_a_log_may_say_holds_no_bound_values) {
  World world;
  const std::string secret = "a bound value";
  try {
    world.store.sql() << "INSERT INTO receipt_counters (day, last_number) VALUES (:day, NULL)",
        soci::use(secret, "day");
    BOOST_ERROR("the database took a row without a number");
  } catch (const soci::soci_error& failure) {
    BOOST_TEST(std::string(failure.what()).find(secret) != std::string::npos);  // why what() is not for logs
    BOOST_TEST(loggable_message(failure).find(secret) == std::string::npos);
    BOOST_TEST(!is_busy(failure));
  }
}

BOOST_AUTO_TEST_CASE(a_lock_that_is_not_had_in_time_is_told_from_other_failures) {
  World world;
  Store other(world.database());
  other.sql() << "PRAGMA busy_timeout = 10";
  const Transaction held(world.store);
  BOOST_CHECK_EXCEPTION(Transaction{other}, soci::soci_error, is_busy);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
