// Statements about 施設の確認: each check with the keyed hash of what was typed, and the closing and reopening (D5).
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>

namespace madoguchi::server {

struct CheckRow {
  std::string id;
  std::string facility_id;
  std::string account_id;
  std::string form_id;
  int form_version = 0;
  std::string check_id;    // the field of type check
  std::string value_hash;  // keyed; of all values that were compared together
  std::string outcome;     // "confirmed" or "failed"
  long long at_ms = 0;
};

void insert_check(soci::session& sql, const CheckRow& row);
// How many checks of the facility failed after `after_ms`.
int count_failed_checks(soci::session& sql, const std::string& facility_id, std::int64_t after_ms);
// Whether exactly this value was confirmed at or after `since_ms` for this form's check.
bool has_confirmed_check(soci::session& sql, const std::string& facility_id, const std::string& form_id,
                         const std::string& check_id, const std::string& value_hash, std::int64_t since_ms);

bool is_check_closed(soci::session& sql, const std::string& facility_id);
void close_check(soci::session& sql, const std::string& id, const std::string& facility_id, std::int64_t now_ms);
// False when it was not closed.
bool reopen_check(soci::session& sql, const std::string& facility_id, const std::string& account_id,
                  std::int64_t now_ms);
// When it was last reopened; 0 if never.
std::int64_t last_reopened_ms(soci::session& sql, const std::string& facility_id);

}  // namespace madoguchi::server
