// 審査担当者: who reviews and who administers; invitations, roles, taking rights away. Each change is asked about
// first.
#include <string>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_widgets.h"

namespace madoguchi::ui {
namespace {

using client::StaffDesk;
using portal::StaffMember;
using portal::StaffState;

std::string_view role_words(const Page& page, portal::Role role) {
  return page.text("admin.staff.role." + std::string(portal::role_name(role)));
}

struct Change {
  std::string_view key;
  portal::Role role;
  StaffState state;
};

// What can be done about somebody.
std::vector<Change> changes_of(const StaffMember& member) {
  const bool reviewer = member.role == portal::Role::reviewer;
  const bool disabled = member.state == StaffState::disabled;
  const StaffState kept = disabled ? StaffState::disabled : StaffState::active;
  return {{reviewer ? "admin.staff.to_administrator" : "admin.staff.to_reviewer",
           reviewer ? portal::Role::administrator : portal::Role::reviewer, kept},
          {disabled ? "admin.staff.enable" : "admin.staff.disable", member.role,
           disabled ? StaffState::active : StaffState::disabled}};
}

constexpr std::string_view asked = "admin.staff.asked";  // "KEY ID" of the change that is asked about

void draw_member(Page& page, StaffDesk& desk, const StaffMember& member) {
  const Locale& locale = page.locale();
  const std::string id = "admin.staff.member." + member.id;
  const std::string seen =
      member.last_seen_at.empty() ? std::string(locale.text("admin.staff.never")) : japan_time(member.last_seen_at);
  const Definition rows[] = {
      {page.text("admin.staff.email"), member.email},
      {page.text("admin.staff.role"), role_words(page, member.role)},
      {page.text("admin.staff.state"),
       page.text("admin.staff.state." + std::string(portal::staff_state_name(member.state)))},
      {page.text("admin.staff.second_factor"),
       page.text(member.second_factor_enabled ? "admin.staff.second_factor.on" : "admin.staff.second_factor.off")},
      {page.text("admin.staff.last_seen_at"), seen}};
  record_card(page, id, member.person_name, rows, [&] {
    for (const Change& change : changes_of(member)) {
      const std::string button_id = id + "." + std::string(change.key);
      const std::string name =
          locale.text("admin.staff.of", {{"name", member.person_name}, {"action", locale.text(change.key)}});
      if (button(page, {.id = button_id,
                        .label = page.text(change.key),
                        .kind = ButtonKind::quiet,
                        .busy = desk.changing().busy(),
                        .name = name})) {
        page.interaction().text(asked) = std::string(change.key) + " " + member.id;
        page.interaction().request_frame();
      }
    }
  });
}

void draw_question(Page& page, StaffDesk& desk) {
  const Locale& locale = page.locale();
  std::string& question = page.interaction().text(asked);
  for (const StaffMember& member : desk.staff()) {
    for (const Change& change : changes_of(member)) {
      if (question != std::string(change.key) + " " + member.id) continue;
      const std::string text =
          locale.text("admin.staff.ask.text", {{"name", member.person_name}, {"email", member.email}});
      const DialogAnswer answer = dialog(page,
                                         {.id = "admin.staff.ask",
                                          .title = page.text(change.key),
                                          .cancel = page.text("admin.cancel"),
                                          .ok = page.text(change.key)},
                                         [&] { paragraph(page, "admin.staff.ask.text", text); });
      if (answer == DialogAnswer::none) return;
      question.clear();
      page.focus("title");
      page.interaction().request_frame();
      if (answer != DialogAnswer::ok) return;
      return page.later([&desk, id = member.id, change] { desk.change(id, change.role, change.state); });
    }
  }
}

void draw_invitation(Page& page, StaffDesk& desk) {
  page.gap(space::xl);
  heading(page, "admin.staff.invite.title", 2, page.text("admin.staff.invite.title"));
  paragraph(page, "admin.staff.invite.text", page.text("admin.staff.invite.text"));
  portal::StaffInvitation& invitation = desk.invitation();
  const bool tried = page.interaction().is_open("admin.staff.tried");
  const auto field = [&](std::string_view key, std::string& value, std::string_view type) {
    const std::string missing = std::string(key) + ".missing";
    const TextFieldResult result =
        text_field(page, {.frame = {.id = key,
                                    .label = page.text(key),
                                    .error = tried && value.empty() ? page.text(missing) : std::string_view()},
                          .value = value,
                          .type = type,
                          .name = key,
                          .max_length = 254});
    if (result.changed) value = *result.changed;
  };
  field("admin.staff.email", invitation.email, "email");
  field("admin.staff.name", invitation.person_name, "text");
  const RadioOption options[] = {{"reviewer", page.text("admin.staff.role.reviewer")},
                                 {"administrator", page.text("admin.staff.role.administrator")}};
  const RadioResult role = radio_group(page, {.id = "admin.staff.role", .label = page.text("admin.staff.role")},
                                       options, portal::role_name(invitation.role));
  if (role.chosen) invitation.role = *portal::role_from_name(*role.chosen);
  errand_message(page, "admin.staff.inviting", desk.inviting(), "admin.loading", "admin.staff.invited");
  page.gap(space::m);
  if (!button(page,
              {.id = "admin.staff.invite", .label = page.text("admin.staff.invite"), .busy = desk.inviting().busy()}))
    return;
  const bool whole = !invitation.email.empty() && !invitation.person_name.empty();
  page.interaction().set_open("admin.staff.tried", !whole);
  page.interaction().request_frame();
  if (whole) return page.later([&desk] { desk.invite(); });
  page.focus(invitation.email.empty() ? "admin.staff.email" : "admin.staff.name");
}

}  // namespace

void draw_staff_desk(Page& page, StaffDesk& desk) {
  errand_message(page, "admin.staff.loading", desk.loading(), "admin.loading");
  errand_message(page, "admin.staff.changing", desk.changing(), "admin.loading", "admin.staff.changed");
  if (!desk.staff().empty()) {
    const Region list(page, "admin.staff.list", Role::list, page.text("admin.staff.list"));
    for (const StaffMember& member : desk.staff()) draw_member(page, desk, member);
  }
  draw_invitation(page, desk);
  draw_question(page, desk);
}

}  // namespace madoguchi::ui
