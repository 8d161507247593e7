// Statements about accounts and the throttling of attempts; see account_table.h.
#include "server/store/account_table.h"

namespace soci {

template <>
struct type_conversion<madoguchi::server::AccountRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::AccountRow& row) {
    row.id = from.get<std::string>("id");
    row.email = from.get<std::string>("email");
    row.person_name = from.get<std::string>("person_name");
    row.password_hash = from.get<std::string>("password_hash");
    row.role = from.get<std::string>("role");
    row.facility_id = from.get<std::string>("facility_id", "");
    row.state = from.get<std::string>("state");
  }

  static void to_base(const madoguchi::server::AccountRow& row, values& to, indicator& state) {
    to.set("id", row.id);
    to.set("email", row.email);
    to.set("person_name", row.person_name);
    to.set("password_hash", row.password_hash);
    to.set("role", row.role);
    to.set("facility_id", row.facility_id, row.facility_id.empty() ? i_null : i_ok);
    to.set("state", row.state);
    state = i_ok;
  }
};

}  // namespace soci

namespace madoguchi::server {

std::optional<AccountRow> find_account(soci::session& sql, const std::string& id) {
  AccountRow row;
  sql << "SELECT id, email, person_name, password_hash, role, facility_id, state FROM accounts WHERE id = :id",
      soci::use(id, "id"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::optional<AccountRow> find_account_by_email(soci::session& sql, const std::string& folded_email) {
  AccountRow row;
  sql << "SELECT id, email, person_name, password_hash, role, facility_id, state FROM accounts WHERE email = :email",
      soci::use(folded_email, "email"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void insert_account(soci::session& sql, const AccountRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO accounts (id, email, person_name, password_hash, role, facility_id, state, created_at_ms, "
         "changed_at_ms) "
         "VALUES (:id, :email, :person_name, :password_hash, :role, :facility_id, :state, :now, :now)",
      soci::use(row), soci::use(now_ms, "now");
}

bool has_facility_account(soci::session& sql, const std::string& facility_id) {
  int found = 0;
  sql << "SELECT 1 FROM accounts WHERE facility_id = :facility_id LIMIT 1", soci::use(facility_id, "facility_id"),
      soci::into(found);
  return sql.got_data();
}

void set_email(soci::session& sql, const std::string& account_id, const std::string& folded_email,
               std::int64_t now_ms) {
  sql << "UPDATE accounts SET email = :email, changed_at_ms = :now WHERE id = :id", soci::use(folded_email, "email"),
      soci::use(now_ms, "now"), soci::use(account_id, "id");
}

void set_invited(soci::session& sql, const AccountRow& row, std::int64_t now_ms) {
  sql << "UPDATE accounts SET person_name = :person_name, role = :role, changed_at_ms = :now "
         "WHERE id = :id AND state = 'pending'",
      soci::use(row.person_name, "person_name"), soci::use(row.role, "role"), soci::use(now_ms, "now"),
      soci::use(row.id, "id");
}

void activate_account(soci::session& sql, const std::string& account_id, const std::string& password_hash,
                      std::int64_t now_ms) {
  sql << "UPDATE accounts SET password_hash = :password_hash, state = 'active', changed_at_ms = :now "
         "WHERE id = :id AND state = 'pending'",
      soci::use(password_hash, "password_hash"), soci::use(now_ms, "now"), soci::use(account_id, "id");
}

void set_password_hash(soci::session& sql, const std::string& account_id, const std::string& password_hash,
                       std::int64_t now_ms) {
  sql << "UPDATE accounts SET password_hash = :password_hash, changed_at_ms = :now WHERE id = :id",
      soci::use(password_hash, "password_hash"), soci::use(now_ms, "now"), soci::use(account_id, "id");
}

std::optional<ThrottleRow> find_throttle(soci::session& sql, const std::string& subject) {
  ThrottleRow row;
  row.subject = subject;
  sql << "SELECT attempts, last_attempt_ms, blocked_until_ms FROM login_throttle WHERE subject = :subject",
      soci::use(subject, "subject"), soci::into(row.attempts), soci::into(row.last_attempt_ms),
      soci::into(row.blocked_until_ms);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void put_throttle(soci::session& sql, const ThrottleRow& row) {
  sql << "INSERT INTO login_throttle (subject, attempts, last_attempt_ms, blocked_until_ms) "
         "VALUES (:subject, :attempts, :last_attempt_ms, :blocked_until_ms) "
         "ON CONFLICT (subject) DO UPDATE SET attempts = excluded.attempts, last_attempt_ms = "
         "excluded.last_attempt_ms, "
         "blocked_until_ms = excluded.blocked_until_ms",
      soci::use(row.subject, "subject"), soci::use(row.attempts, "attempts"),
      soci::use(row.last_attempt_ms, "last_attempt_ms"), soci::use(row.blocked_until_ms, "blocked_until_ms");
}

void delete_throttle(soci::session& sql, const std::string& subject) {
  sql << "DELETE FROM login_throttle WHERE subject = :subject", soci::use(subject, "subject");
}

void delete_old_known_addresses(soci::session& sql, std::int64_t last_login_before_ms) {
  sql << "DELETE FROM login_known_addresses WHERE last_login_ms < :before", soci::use(last_login_before_ms, "before");
}

void delete_old_throttles(soci::session& sql, std::int64_t last_attempt_before_ms) {
  sql << "DELETE FROM login_throttle WHERE last_attempt_ms < :before", soci::use(last_attempt_before_ms, "before");
}

bool is_known_address(soci::session& sql, const std::string& account_id, const std::string& address_hash,
                      std::int64_t since_ms) {
  int found = 0;
  sql << "SELECT 1 FROM login_known_addresses "
         "WHERE account_id = :account_id AND address_hash = :address_hash AND last_login_ms >= :since",
      soci::use(account_id, "account_id"), soci::use(address_hash, "address_hash"), soci::use(since_ms, "since"),
      soci::into(found);
  return sql.got_data();
}

void put_known_address(soci::session& sql, const std::string& account_id, const std::string& address_hash,
                       std::int64_t now_ms) {
  sql << "INSERT INTO login_known_addresses (account_id, address_hash, last_login_ms) "
         "VALUES (:account_id, :address_hash, :now) "
         "ON CONFLICT (account_id, address_hash) DO UPDATE SET last_login_ms = excluded.last_login_ms",
      soci::use(account_id, "account_id"), soci::use(address_hash, "address_hash"), soci::use(now_ms, "now");
}

}  // namespace madoguchi::server
