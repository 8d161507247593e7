// Statements about second factors and their recovery codes.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct SecondFactorRow {
  std::string account_id;
  std::string secret_sealed;
  std::string state;        // "pending" until a first code proved it, then "active"
  long long last_step = 0;  // the newest time step whose code was taken
};

std::optional<SecondFactorRow> find_second_factor(soci::session& sql, const std::string& account_id);
// Takes the place of one that was there.
void put_second_factor(soci::session& sql, const SecondFactorRow& row, std::int64_t now_ms);
// Takes a code's step; false where it, or a newer one, was taken already.
bool take_step(soci::session& sql, const std::string& account_id, std::int64_t step);
void delete_second_factor(soci::session& sql, const std::string& account_id);

// Takes the place of all that were there.
void put_recovery_codes(soci::session& sql, const std::string& account_id, const std::vector<std::string>& code_hashes);
// Whether there was such a code that had not been used.
bool use_recovery_code(soci::session& sql, const std::string& account_id, const std::string& code_hash,
                       std::int64_t now_ms);
int count_recovery_codes(soci::session& sql, const std::string& account_id);  // that are left

}  // namespace madoguchi::server
