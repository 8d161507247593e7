// Statements about staff; see staff_table.h.
#include "server/store/staff_table.h"

namespace madoguchi::server {
namespace {

const std::string select_staff =
    "SELECT id, email, person_name, role, state, password_hash <> '', "
    "EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = accounts.id AND f.state = 'active'), "
    "COALESCE((SELECT MAX(last_seen_ms) FROM sessions s WHERE s.account_id = accounts.id), 0) FROM accounts ";

// A row and what its flags are read into.
struct Fetched {
  StaffRow row;
  int has_password = 0;
  int has_second_factor = 0;

  void bind(soci::statement& select) {
    select.exchange(soci::into(row.id));
    select.exchange(soci::into(row.email));
    select.exchange(soci::into(row.person_name));
    select.exchange(soci::into(row.role));
    select.exchange(soci::into(row.state));
    select.exchange(soci::into(has_password));
    select.exchange(soci::into(has_second_factor));
    select.exchange(soci::into(row.last_seen_ms));
  }

  StaffRow result() const {
    StaffRow whole = row;
    whole.has_password = has_password != 0;
    whole.has_second_factor = has_second_factor != 0;
    return whole;
  }
};

void run(soci::statement& select, const std::string& query) {
  select.alloc();
  select.prepare(query);
  select.define_and_bind();
  select.execute();
}

}  // namespace

std::vector<StaffRow> list_staff_rows(soci::session& sql, int limit) {
  Fetched fetched;
  soci::statement select(sql);
  fetched.bind(select);
  select.exchange(soci::use(limit, "limit"));
  run(select, select_staff + "WHERE role IN ('administrator', 'reviewer') ORDER BY role, email LIMIT :limit");
  std::vector<StaffRow> rows;
  while (select.fetch()) rows.push_back(fetched.result());
  return rows;
}

std::optional<StaffRow> find_staff_row(soci::session& sql, const std::string& account_id) {
  Fetched fetched;
  soci::statement select(sql);
  fetched.bind(select);
  select.exchange(soci::use(account_id, "id"));
  run(select, select_staff + "WHERE id = :id AND role IN ('administrator', 'reviewer')");
  if (!select.fetch()) return std::nullopt;
  return fetched.result();
}

void set_role_and_state(soci::session& sql, const std::string& account_id, const std::string& role,
                        const std::string& state, std::int64_t now_ms) {
  sql << "UPDATE accounts SET role = :role, state = :state, changed_at_ms = :now WHERE id = :id",
      soci::use(role, "role"), soci::use(state, "state"), soci::use(now_ms, "now"), soci::use(account_id, "id");
}

int count_active_administrators(soci::session& sql) {
  int count = 0;
  sql << "SELECT COUNT(*) FROM accounts WHERE role = 'administrator' AND state = 'active'", soci::into(count);
  return count;
}

}  // namespace madoguchi::server
