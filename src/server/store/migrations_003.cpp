// Schema version 3: what the review desk needs (columns and an index to look applications up by, claims, decisions),
// what resubmissions leave behind, and the accounts that are issued. The full-text index is SQLite's (FTS5).
#include "server/store/migrations_003.h"

#include <soci/soci.h>

#include <array>
#include <string>
#include <vector>

#include "form/value.h"
#include "portal/application.h"
#include "server/store/review_table.h"

namespace madoguchi::server {
namespace {

constexpr std::array statements = {
    // `version` grows with each move and each resubmission. `number` is the order of receipt, and the row of the search
    // index. The others are taken from the snapshot and the answers, so that the queue reads no JSON.
    std::string_view("ALTER TABLE applications ADD COLUMN version BIGINT NOT NULL DEFAULT 1"),
    std::string_view("ALTER TABLE applications ADD COLUMN number BIGINT NOT NULL DEFAULT 0"),
    std::string_view("ALTER TABLE applications ADD COLUMN facility_type TEXT NOT NULL DEFAULT ''"),
    std::string_view("ALTER TABLE applications ADD COLUMN facility_name TEXT NOT NULL DEFAULT ''"),
    std::string_view("ALTER TABLE applications ADD COLUMN prefecture TEXT NOT NULL DEFAULT ''"),
    std::string_view("ALTER TABLE applications ADD COLUMN method TEXT NOT NULL DEFAULT ''"),
    std::string_view("ALTER TABLE applications ADD COLUMN check_confirmed INTEGER NOT NULL DEFAULT 0 "
                     "CHECK (check_confirmed IN (0, 1))"),
    // The filters stand in the indexes, so that rows which do not match cost no look at the table.
    std::string_view("CREATE INDEX applications_by_number ON applications (number, facility_type, prefecture, method)"),
    std::string_view(
        "CREATE INDEX applications_by_state ON applications (state, number, facility_type, prefecture, method)"),
    std::string_view("CREATE INDEX applications_by_change ON applications (changed_at_ms, number, facility_type, "
                     "prefecture, method)"),
    std::string_view("CREATE INDEX applications_by_state_change ON applications (state, changed_at_ms, number, "
                     "facility_type, prefecture, method)"),
    std::string_view("CREATE INDEX applications_by_time ON applications (received_at_ms, number)"),
    std::string_view("CREATE VIRTUAL TABLE application_search USING fts5 (words, tokenize = 'ascii')"),

    // Who works on an application, so that two do not. One that has expired is none.
    std::string_view(R"(CREATE TABLE application_claims (
  application_id TEXT NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  expires_at_ms BIGINT NOT NULL
))"),

    // `version` is the one that was looked at. An approval that is not completed waits for a second reviewer, as long
    // as the application stays at that version. `flags` is JSON: [{"field","comment"}…].
    std::string_view(R"(CREATE TABLE application_decisions (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('approve', 'return', 'reject')),
  completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
  reason TEXT NOT NULL,
  flags TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  decided_at_ms BIGINT NOT NULL
))"),
    std::string_view(
        "CREATE INDEX application_decisions_by_application ON application_decisions (application_id, decided_at_ms)"),

    // What a resubmission took the place of (B5). `version` is the last one at which it stood; `withheld` is JSON: the
    // fields kept as keyed hashes that were answered anew.
    std::string_view(R"(CREATE TABLE application_revisions (
  application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  answers TEXT NOT NULL,
  withheld TEXT NOT NULL,
  superseded_at_ms BIGINT NOT NULL,
  PRIMARY KEY (application_id, version)
))"),
    std::string_view("ALTER TABLE application_attachments ADD COLUMN superseded_at_ms BIGINT"),
    // When the bytes were deleted, because they need not be kept any longer.
    std::string_view("ALTER TABLE application_attachments ADD COLUMN removed_at_ms BIGINT"),

    // Accounts of the app (D14). The initial password is sealed: it is printed in the PDF and needed nowhere else.
    std::string_view(R"(CREATE TABLE issued_accounts (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES applications (id),
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  state TEXT NOT NULL CHECK (state IN ('active', 'stopped')),
  password_sealed TEXT NOT NULL,
  replaced_by TEXT,
  issued_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL
))"),
    std::string_view("CREATE INDEX issued_accounts_by_facility ON issued_accounts (facility_id, id)"),
    std::string_view("CREATE INDEX issued_accounts_by_application ON issued_accounts (application_id, id)"),
    std::string_view(R"(CREATE TABLE issued_account_counters (
  name TEXT NOT NULL PRIMARY KEY,
  last_number BIGINT NOT NULL
))"),
};

struct OldApplication {
  std::string id, receipt_number, snapshot, facts, answers, person_name;
  portal::Facility facility;  // as it is now
};

std::vector<OldApplication> old_applications(soci::session& sql) {
  std::vector<OldApplication> found;
  const soci::rowset<soci::row> rows =
      (sql.prepare
       << "SELECT a.id, a.receipt_number, a.facility_snapshot, a.facts, a.answers, p.person_name, f.type, f.name, "
          "f.administrator_name, f.registration_number, f.prefecture FROM applications a "
          "JOIN accounts p ON p.id = a.account_id JOIN facilities f ON f.id = a.facility_id "
          "ORDER BY a.received_at_ms, a.receipt_number");
  for (const soci::row& row : rows) {
    OldApplication old{row.get<std::string>(0),
                       row.get<std::string>(1),
                       row.get<std::string>(2),
                       row.get<std::string>(3),
                       row.get<std::string>(4),
                       row.get<std::string>(5),
                       {}};
    old.facility.type =
        portal::facility_type_from_name(row.get<std::string>(6)).value_or(portal::FacilityType::kenshin);
    old.facility.name = row.get<std::string>(7);
    old.facility.administrator_name = row.get<std::string>(8);
    old.facility.registration_number = row.get<std::string>(9);
    old.facility.prefecture = row.get<std::string>(10);
    found.push_back(std::move(old));
  }
  return found;
}

}  // namespace

std::span<const std::string_view> migration_003() { return statements; }

void fill_review_columns(soci::session& sql) {
  for (const OldApplication& old : old_applications(sql)) {
    const auto snapshot = portal::read_facility(old.snapshot);
    const auto facts = form::parse_json(old.facts);
    const auto answers = form::parse_json(old.answers);
    if (!facts || !answers) throw soci::soci_error("An application in the database cannot be read.");
    index_application(sql, old.id, review_columns(snapshot ? *snapshot : old.facility, *facts, *answers),
                      old.receipt_number, old.person_name);
  }
}

}  // namespace madoguchi::server
