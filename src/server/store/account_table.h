// Statements about accounts and the throttling of attempts.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::server {

struct AccountRow {
  std::string id;
  std::string email;  // folded; unique
  std::string person_name;
  std::string password_hash;  // libsodium's crypto_pwhash_str form
  std::string role;           // portal::role_name
  std::string facility_id;    // empty for reviewers and administrators
  std::string state;          // "pending", "active", "disabled"
};

std::optional<AccountRow> find_account(soci::session& sql, const std::string& id);
std::optional<AccountRow> find_account_by_email(soci::session& sql, const std::string& folded_email);
void insert_account(soci::session& sql, const AccountRow& row, std::int64_t now_ms);
// Whether the facility has an account, in whatever state.
bool has_facility_account(soci::session& sql, const std::string& facility_id);
void set_email(soci::session& sql, const std::string& account_id, const std::string& folded_email, std::int64_t now_ms);
// Who an invited account is to be, while it waits for its password.
void set_invited(soci::session& sql, const AccountRow& row, std::int64_t now_ms);
void activate_account(soci::session& sql, const std::string& account_id, const std::string& password_hash,
                      std::int64_t now_ms);
void set_password_hash(soci::session& sql, const std::string& account_id, const std::string& password_hash,
                       std::int64_t now_ms);

struct ThrottleRow {
  std::string subject;  // a keyed hash
  int attempts = 0;
  long long last_attempt_ms = 0;
  long long blocked_until_ms = 0;
};

std::optional<ThrottleRow> find_throttle(soci::session& sql, const std::string& subject);
void put_throttle(soci::session& sql, const ThrottleRow& row);
void delete_throttle(soci::session& sql, const std::string& subject);
void delete_old_known_addresses(soci::session& sql, std::int64_t last_login_before_ms);
void delete_old_throttles(soci::session& sql, std::int64_t last_attempt_before_ms);

// Whether the account logged in from this address at or after `since_ms`.
bool is_known_address(soci::session& sql, const std::string& account_id, const std::string& address_hash,
                      std::int64_t since_ms);
void put_known_address(soci::session& sql, const std::string& account_id, const std::string& address_hash,
                       std::int64_t now_ms);

}  // namespace madoguchi::server
