// Statements about reviewers and administrators as administrators see them.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct StaffRow {
  std::string id;
  std::string email;
  std::string person_name;
  std::string role;
  std::string state;
  bool has_password = false;
  bool has_second_factor = false;
  long long last_seen_ms = 0;  // of the sessions that there are; 0: none
};

// By role, then address.
std::vector<StaffRow> list_staff_rows(soci::session& sql, int limit);
// Nothing for an applicant.
std::optional<StaffRow> find_staff_row(soci::session& sql, const std::string& account_id);
void set_role_and_state(soci::session& sql, const std::string& account_id, const std::string& role,
                        const std::string& state, std::int64_t now_ms);
int count_active_administrators(soci::session& sql);

}  // namespace madoguchi::server
