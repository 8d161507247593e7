// Staff; see staff.h.
#include "server/use_case/staff.h"

#include <string>

#include "server/mail/address.h"
#include "server/store/session_table.h"
#include "server/store/staff_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/invitations.h"
#include "server/use_case/problem_of.h"
#include "text/fold.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 500;

portal::StaffMember member_of(const StaffRow& row) {
  return {row.id,
          row.email,
          row.person_name,
          portal::role_from_name(row.role).value_or(portal::Role::reviewer),
          portal::staff_state_from_name(row.state).value_or(portal::StaffState::disabled),
          row.has_second_factor,
          row.last_seen_ms == 0 ? std::string() : rfc3339(row.last_seen_ms)};
}

// Who never chose a password waits for one, whatever was asked.
std::string state_after(const StaffRow& row, portal::StaffState asked) {
  if (asked == portal::StaffState::disabled) return "disabled";
  return row.has_password ? "active" : "pending";
}

bool is_active_administrator(std::string_view role, std::string_view state) {
  return role == portal::role_name(portal::Role::administrator) && state == "active";
}

}  // namespace

portal::StaffList list_staff(Context& context) {
  portal::StaffList list;
  for (const StaffRow& row : list_staff_rows(context.store.sql(), max_listed)) list.staff.push_back(member_of(row));
  return list;
}

Outcome<portal::StaffMember> invite_staff(Context& context, const Caller& actor,
                                          const portal::StaffInvitation& invitation) {
  const std::string name(text::trim(invitation.person_name));
  if (name.empty() || !is_mail_line(name)) return problem_of("staff.invalid");
  const auto invited = invite(context, actor, {invitation.email, name, invitation.role});
  if (!invited) return Failure{invited.error()};
  const auto row = find_staff_row(context.store.sql(), invited->account_id);
  if (!row) return problem_of("staff.unknown");
  return member_of(*row);
}

Outcome<portal::StaffMember> change_staff(Context& context, const Caller& actor, std::string_view id,
                                          const portal::StaffChange& change) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_staff_row(sql, std::string(id));
  if (!row) return problem_of("staff.unknown");
  const std::string role(portal::role_name(change.role));
  const std::string state = state_after(*row, change.state);
  if (role == row->role && state == row->state) return member_of(*row);
  if (is_active_administrator(row->role, row->state) && !is_active_administrator(role, state) &&
      count_active_administrators(sql) <= 1) {
    return problem_of("staff.last_administrator");
  }
  set_role_and_state(sql, row->id, role, state, context.now_ms());
  delete_sessions_of(sql, row->id, std::string());
  if (role != row->role) append_audit_entry(context, actor, {"role", row->id, row->role, role});
  if (state != row->state) append_audit_entry(context, actor, {"account", row->id, row->state, state});
  row = find_staff_row(sql, row->id);
  transaction.commit();
  return member_of(*row);
}

}  // namespace madoguchi::server
