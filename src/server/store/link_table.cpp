// Statements about links in mails; see link_table.h.
#include "server/store/link_table.h"

namespace madoguchi::server {

void insert_link(soci::session& sql, const LinkRow& row, std::int64_t now_ms) {
  soci::indicator account = row.account_id.empty() ? soci::i_null : soci::i_ok;
  sql << "INSERT INTO mailed_links (token_hash, purpose, account_id, payload_sealed, created_at_ms, expires_at_ms) "
         "VALUES (:token_hash, :purpose, :account_id, :payload_sealed, :now, :expires_at_ms)",
      soci::use(row.token_hash, "token_hash"), soci::use(row.purpose, "purpose"),
      soci::use(row.account_id, account, "account_id"), soci::use(row.payload_sealed, "payload_sealed"),
      soci::use(now_ms, "now"), soci::use(row.expires_at_ms, "expires_at_ms");
}

std::optional<LinkRow> find_open_link(soci::session& sql, const std::string& token_hash, std::int64_t now_ms) {
  LinkRow row;
  soci::indicator account = soci::i_null;
  sql << "SELECT token_hash, purpose, account_id, payload_sealed, expires_at_ms FROM mailed_links "
         "WHERE token_hash = :token_hash AND used_at_ms IS NULL AND expires_at_ms > :now",
      soci::use(token_hash, "token_hash"), soci::use(now_ms, "now"), soci::into(row.token_hash),
      soci::into(row.purpose), soci::into(row.account_id, account), soci::into(row.payload_sealed),
      soci::into(row.expires_at_ms);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

bool use_link(soci::session& sql, const std::string& token_hash, std::int64_t now_ms) {
  soci::statement update = (sql.prepare << "UPDATE mailed_links SET used_at_ms = :now, payload_sealed = '' "
                                           "WHERE token_hash = :token_hash AND used_at_ms IS NULL",
                            soci::use(now_ms, "now"), soci::use(token_hash, "token_hash"));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

void delete_open_links(soci::session& sql, const std::string& account_id, const std::string& purpose) {
  sql << "DELETE FROM mailed_links WHERE account_id = :account_id AND purpose = :purpose AND used_at_ms IS NULL",
      soci::use(account_id, "account_id"), soci::use(purpose, "purpose");
}

void delete_expired_links(soci::session& sql, std::int64_t now_ms) {
  sql << "DELETE FROM mailed_links WHERE expires_at_ms <= :now", soci::use(now_ms, "now");
}

}  // namespace madoguchi::server
