// Statements about links in mails. A link is known by the keyed hash of its token.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::server {

struct LinkRow {
  std::string token_hash;
  std::string purpose;     // "registration", "passwordReset", "emailChange", "invitation"
  std::string account_id;  // empty where there is no account yet
  std::string payload_sealed;
  long long expires_at_ms = 0;
};

void insert_link(soci::session& sql, const LinkRow& row, std::int64_t now_ms);
// One that has neither been used nor expired.
std::optional<LinkRow> find_open_link(soci::session& sql, const std::string& token_hash, std::int64_t now_ms);
// Marks it as used and empties it; false where it was used already.
bool use_link(soci::session& sql, const std::string& token_hash, std::int64_t now_ms);
// The account's links of this purpose that nobody has used work no longer.
void delete_open_links(soci::session& sql, const std::string& account_id, const std::string& purpose);
void delete_expired_links(soci::session& sql, std::int64_t now_ms);

}  // namespace madoguchi::server
