// Statements about second factors; see second_factor_table.h.
#include "server/store/second_factor_table.h"

namespace madoguchi::server {

std::optional<SecondFactorRow> find_second_factor(soci::session& sql, const std::string& account_id) {
  SecondFactorRow row;
  row.account_id = account_id;
  sql << "SELECT secret_sealed, state, last_step FROM second_factors WHERE account_id = :account_id",
      soci::use(account_id, "account_id"), soci::into(row.secret_sealed), soci::into(row.state),
      soci::into(row.last_step);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void put_second_factor(soci::session& sql, const SecondFactorRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO second_factors (account_id, secret_sealed, state, last_step, created_at_ms) "
         "VALUES (:account_id, :secret_sealed, :state, :last_step, :now) "
         "ON CONFLICT (account_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, state = excluded.state, "
         "last_step = excluded.last_step, created_at_ms = excluded.created_at_ms",
      soci::use(row.account_id, "account_id"), soci::use(row.secret_sealed, "secret_sealed"),
      soci::use(row.state, "state"), soci::use(row.last_step, "last_step"), soci::use(now_ms, "now");
}

bool take_step(soci::session& sql, const std::string& account_id, std::int64_t step) {
  soci::statement update = (sql.prepare << "UPDATE second_factors SET last_step = :step "
                                           "WHERE account_id = :account_id AND last_step < :step",
                            soci::use(step, "step"), soci::use(account_id, "account_id"));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

void delete_second_factor(soci::session& sql, const std::string& account_id) {
  sql << "DELETE FROM second_factors WHERE account_id = :account_id", soci::use(account_id, "account_id");
  sql << "DELETE FROM recovery_codes WHERE account_id = :account_id", soci::use(account_id, "account_id");
}

void put_recovery_codes(soci::session& sql, const std::string& account_id,
                        const std::vector<std::string>& code_hashes) {
  sql << "DELETE FROM recovery_codes WHERE account_id = :account_id", soci::use(account_id, "account_id");
  std::string code_hash;
  soci::statement insert =
      (sql.prepare << "INSERT INTO recovery_codes (account_id, code_hash) VALUES (:account_id, :code_hash)",
       soci::use(account_id, "account_id"), soci::use(code_hash, "code_hash"));
  for (const std::string& hash : code_hashes) {
    code_hash = hash;
    insert.execute(true);
  }
}

bool use_recovery_code(soci::session& sql, const std::string& account_id, const std::string& code_hash,
                       std::int64_t now_ms) {
  soci::statement update =
      (sql.prepare << "UPDATE recovery_codes SET used_at_ms = :now "
                      "WHERE account_id = :account_id AND code_hash = :code_hash AND used_at_ms IS NULL",
       soci::use(now_ms, "now"), soci::use(account_id, "account_id"), soci::use(code_hash, "code_hash"));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

int count_recovery_codes(soci::session& sql, const std::string& account_id) {
  int count = 0;
  sql << "SELECT COUNT(*) FROM recovery_codes WHERE account_id = :account_id AND used_at_ms IS NULL",
      soci::use(account_id, "account_id"), soci::into(count);
  return count;
}

}  // namespace madoguchi::server
