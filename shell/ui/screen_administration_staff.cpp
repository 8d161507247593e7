// Reviewers and administrators: the list, what can be done about each after a question, and inviting one more.
#include <algorithm>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_widgets.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::StaffDesk;
using client::StaffView;
using portal::Role;
using portal::StaffMember;
using portal::StaffState;

constexpr std::string_view question_id = "staff.question";
constexpr int longest_name = 200;   // UTF-16 code units
constexpr int longest_email = 254;  // RFC 5321

std::string_view role_words(const Page& page, Role role) {
  return page.text(role == Role::administrator ? "staff.role.administrator" : "staff.role.reviewer");
}

// What can be done about somebody, by its name in keys: the other role, and the other state.
std::string_view other_role(const StaffMember& member) {
  return member.role == Role::administrator ? "reviewer" : "administrator";
}
std::string_view other_state(const StaffMember& member) {
  return member.state == StaffState::disabled ? "enable" : "disable";
}
std::string label_key(std::string_view action) {
  const bool role = action == "reviewer" || action == "administrator";
  return (role ? "staff.make." : "staff.") + std::string(action);
}

portal::StaffChange change_of(const StaffMember& member, std::string_view action) {
  portal::StaffChange change{member.role,
                             member.state == StaffState::disabled ? StaffState::disabled : StaffState::active};
  if (action == "reviewer") change.role = Role::reviewer;
  if (action == "administrator") change.role = Role::administrator;
  if (action == "disable") change.state = StaffState::disabled;
  if (action == "enable") change.state = StaffState::active;
  return change;
}

TableAction action_of(const Page& page, const StaffMember& member, std::string_view action) {
  const std::string key = label_key(action);
  return {action, page.text(key), page.locale().text(key + ".name", {{"name", member.person_name}})};
}

TableRow row_of(const Page& page, const StaffView& view, const StaffMember& member) {
  const std::string state = "staff.state." + std::string(portal::staff_state_name(member.state));
  const std::string factor(
      page.text(member.second_factor_enabled ? "staff.second_factor.on" : "staff.second_factor.off"));
  TableRow row{member.id, {}};
  row.cells.push_back({.text = member.person_name + "\n" + member.email});
  row.cells.push_back({.text = std::string(role_words(page, member.role))});
  row.cells.push_back({.text = std::string(page.text(state)) + "\n" + factor});
  row.cells.push_back({.text = member.last_seen_at.empty() ? std::string(page.text("staff.never_seen"))
                                                           : japan_time(member.last_seen_at)});
  if (view.changing == member.id) {
    row.cells.push_back({.actions = {{"busy", page.text("staff.busy"), {}, true}}});
  } else {
    row.cells.push_back(
        {.actions = {action_of(page, member, other_role(member)), action_of(page, member, other_state(member))}});
  }
  return row;
}

void draw_list(Page& page, const StaffView& view) {
  if (view.staff.empty()) return message(page, "staff.none", MessageKind::info, page.text("staff.none"), false);
  const std::string_view columns[] = {page.text("staff.person"), page.text("staff.role"), page.text("staff.state"),
                                      page.text("staff.last_seen"), page.text("administration.action")};
  std::vector<TableRow> rows;
  for (const StaffMember& member : view.staff) rows.push_back(row_of(page, view, member));
  const auto press = table(page, {"staff.list", page.text("staff.list"), columns, rows});
  if (!press) return;
  Interaction& person = page.interaction();
  person.text(question_id) = std::string(press->action) + " " + rows[press->row].id;
  person.set_open(question_id, true);
}

// Before somebody is changed, what that means is asked.
void draw_question(Page& page, StaffDesk& desk, const StaffView& view) {
  Interaction& person = page.interaction();
  if (!person.is_open(question_id)) return;
  const std::string asked = person.text(question_id);
  const std::string action = asked.substr(0, asked.find(' '));
  const auto member = std::find_if(view.staff.begin(), view.staff.end(), [&](const StaffMember& each) {
    return asked.compare(action.size() + 1, std::string::npos, each.id) == 0;
  });
  if (member == view.staff.end()) return person.set_open(question_id, false);
  const std::string key = label_key(action);
  const std::string title = page.locale().text(key + ".name", {{"name", member->person_name}});
  const DialogAnswer answer = dialog(
      page, {.id = question_id, .title = title, .cancel = page.text("administration.cancel"), .ok = page.text(key)},
      [&] {
        paragraph(page, "staff.question.text",
                  page.locale().text("staff.question." + action, {{"name", member->person_name}}));
      });
  if (answer == DialogAnswer::none) return;
  person.set_open(question_id, false);
  page.focus(answer == DialogAnswer::ok ? std::string("title") : "staff.list." + member->id + "." + action);
  if (answer != DialogAnswer::ok) return;
  page.later([&desk, id = member->id, change = change_of(*member, action)] { desk.change(id, change); });
}

// What is missing takes the focus once, when it comes about.
void focus_on_fault(Page& page, const StaffView& view) {
  float& known = page.interaction().number("staff.invite.fault");
  const float fault = view.name_missing ? 1.0F : view.email_missing ? 2.0F : 0.0F;
  if (known == fault || page.measuring()) return;
  known = fault;
  if (fault > 0) page.focus(view.name_missing ? "staff.invite.name" : "staff.invite.email");
}

void draw_invitation(Page& page, StaffDesk& desk, const StaffView& view) {
  heading(page, "staff.invite.title", 2, page.text("staff.invite.title"));
  const Region form(page, "staff.invite", semantics::Role::form, page.text("staff.invite.title"));
  paragraph(page, "staff.invite.text", page.text("staff.invite.text"));
  portal::StaffInvitation invitation = view.invitation;
  bool changed = false;
  bool submitted = false;
  const auto field = [&](std::string_view id, std::string_view label, std::string& value, std::string_view error,
                         std::string_view type, int longest) {
    const TextFieldResult result =
        text_field(page, {.frame = {.id = id, .label = label, .required = true, .error = error},
                          .value = value,
                          .type = type,
                          .max_length = longest});
    submitted = submitted || result.submitted;
    if (!result.changed) return;
    value = *result.changed;
    changed = true;
  };
  const auto missing = [&](bool is, std::string_view key) { return is ? page.text(key) : std::string_view(); };
  field("staff.invite.name", page.text("staff.invite.name"), invitation.person_name,
        missing(view.name_missing, "staff.invite.name.missing"), "text", longest_name);
  field("staff.invite.email", page.text("staff.invite.email"), invitation.email,
        missing(view.email_missing, "staff.invite.email.missing"), "email", longest_email);
  {
    const Column column(page, 480, Align::start);
    const RadioOption roles[] = {{portal::role_name(Role::reviewer), page.text("staff.role.reviewer")},
                                 {portal::role_name(Role::administrator), page.text("staff.role.administrator")}};
    const RadioResult role = radio_group(page, {.id = "staff.invite.role", .label = page.text("staff.invite.role")},
                                         roles, portal::role_name(invitation.role));
    if (role.chosen) {
      invitation.role = portal::role_from_name(*role.chosen).value_or(Role::reviewer);
      changed = true;
    }
  }
  problem_message(page, "staff.invite.problem", "staff.not_invited", view.invitation_problem);
  page.gap(space::l);
  submitted = button(page, {.id = "staff.invite.submit",
                            .label = page.text(view.inviting ? "staff.invite.busy" : "staff.invite.submit"),
                            .submits = true,
                            .busy = view.inviting}) ||
              submitted;
  if (changed) desk.set_invitation(invitation);
  if (submitted && !view.inviting) page.later([&desk] { desk.invite(); });
  focus_on_fault(page, view);
}

}  // namespace

void draw_administration_staff(Page& page, StaffDesk& desk) {
  administration_head(page, "staff", page.text("administration.staff"));
  const StaffView view = desk.view();
  if (view.news == client::StaffNews::invited) {
    message(page, "staff.news", MessageKind::success, page.text("staff.invited"));
  } else if (view.news == client::StaffNews::changed) {
    message(page, "staff.news", MessageKind::success, page.text("staff.changed"));
  }
  if (view.load == client::LoadState::ready) problem_message(page, "staff.problem", "staff.not_changed", view.problem);
  if (!loaded(page, view.load, view.problem, [&desk] { desk.load(); })) return;
  draw_list(page, view);
  draw_invitation(page, desk, view);
  draw_question(page, desk, view);
}

}  // namespace madoguchi::ui
