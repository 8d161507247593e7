// Statements about the accounts of the app that are issued with approvals.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct IssuedAccountRow {
  std::string id;  // "W0000001"
  std::string application_id;
  std::string facility_id;
  std::string state;            // portal::issued_account_state_name
  std::string password_sealed;  // empty once it was stopped
  std::string replaced_by;      // empty: nothing
  long long issued_at_ms = 0;
  long long changed_at_ms = 0;
  std::string receipt_number;  // only read
};

// The next number of the installation, from 1. Inside a Transaction: a number is used up only by what commits with it.
std::int64_t next_issued_account_number(soci::session& sql);
void insert_issued_account(soci::session& sql, const IssuedAccountRow& row);
std::optional<IssuedAccountRow> find_issued_account(soci::session& sql, const std::string& id);
std::vector<IssuedAccountRow> list_issued_accounts_of_facility(soci::session& sql, const std::string& facility_id,
                                                               int limit);
bool has_issued_accounts(soci::session& sql, const std::string& facility_id);
std::vector<IssuedAccountRow> list_issued_accounts_of_application(soci::session& sql,
                                                                  const std::string& application_id);
// Its initial password goes.
void stop_issued_account(soci::session& sql, const std::string& id, const std::string& replaced_by,
                         std::int64_t now_ms);

}  // namespace madoguchi::server
