// Two desks that list and search: mails that wait, are sent or could not be; the audit log.
#include <string>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_widgets.h"

namespace madoguchi::ui {
namespace {

using client::AuditDesk;
using client::MailDesk;

void draw_mail(Page& page, MailDesk& desk, const portal::MailListing& mail) {
  const Locale& locale = page.locale();
  const std::string id = "admin.mail." + mail.id;
  const std::string attempts = locale.text("admin.mails.attempts.count", {{"count", std::to_string(mail.attempts)}});
  const std::string created = japan_time(mail.created_at);
  const std::string next = japan_time(mail.next_attempt_at);
  const std::string sent = japan_time(mail.sent_at);
  std::vector<Definition> rows = {{page.text("admin.mails.kind"), mail.kind},
                                  {page.text("admin.mails.created_at"), created},
                                  {page.text("admin.mails.attempts"), attempts}};
  if (!mail.last_fault.empty()) rows.push_back({page.text("admin.mails.last_fault"), mail.last_fault});
  if (!next.empty()) rows.push_back({page.text("admin.mails.next_attempt_at"), next});
  if (!sent.empty()) rows.push_back({page.text("admin.mails.sent_at"), sent});
  if (mail.state != portal::MailState::dead) return record_card(page, id, mail.recipient, rows);
  record_card(page, id, mail.recipient, rows, [&] {
    const std::string button_id = id + ".retry";
    const std::string name = locale.text("admin.mails.retry.label", {{"recipient", mail.recipient}});
    if (button(page, {.id = button_id,
                      .label = page.text("admin.mails.retry"),
                      .kind = ButtonKind::secondary,
                      .busy = desk.retrying().busy(),
                      .name = name}))
      page.later([&desk, mail_id = mail.id] { desk.retry(mail_id); });
  });
}

// One of the search's fields; what is typed goes where it is searched from.
void search_field(Page& page, std::string_view key, std::string& value, AuditDesk& desk, bool day, bool wrong) {
  const std::string id(key);
  const TextFieldResult result =
      text_field(page, {.frame = {.id = id,
                                  .label = page.text(key),
                                  .example = day ? page.text("admin.audit.day.example") : std::string_view(),
                                  .error = wrong ? page.text("admin.audit.day.wrong") : std::string_view()},
                        .value = value,
                        .name = id,
                        .max_length = 100,
                        .max_width = 360});
  if (result.changed) value = *result.changed;
  if (result.submitted) page.later([&desk] { desk.search(); });
}

void draw_entry(Page& page, const portal::AuditEntry& entry) {
  const Locale& locale = page.locale();
  const std::string number = std::to_string(entry.sequence);
  const auto or_nothing = [&](const std::string& text) {
    return text.empty() ? locale.text("admin.audit.nothing") : std::string_view(text);
  };
  std::string actor = entry.actor_name;
  if (actor.empty()) actor = entry.actor_id.empty() ? std::string(locale.text("admin.audit.server")) : entry.actor_id;
  if (!entry.actor_name.empty()) actor += "（" + entry.actor_id + "）";
  const std::string subject = entry.subject_type + " " + entry.subject_id;
  const std::string change =
      locale.text("admin.audit.entry.change.value", {{"from", or_nothing(entry.from)}, {"to", or_nothing(entry.to)}});
  const Definition rows[] = {{page.text("admin.audit.entry.actor"), actor},
                             {page.text("admin.audit.entry.subject"), subject},
                             {page.text("admin.audit.entry.change"), change}};
  const std::string title = locale.text("admin.audit.number", {{"number", number}, {"time", japan_time(entry.at)}});
  record_card(page, "admin.audit.entry." + number, title, rows);
}

}  // namespace

void draw_mail_desk(Page& page, MailDesk& desk) {
  const RadioOption options[] = {{"dead", page.text("admin.mails.dead")},
                                 {"waiting", page.text("admin.mails.waiting")},
                                 {"sent", page.text("admin.mails.sent")}};
  const RadioResult shown = radio_group(page, {.id = "admin.mails.show", .label = page.text("admin.mails.show")},
                                        options, portal::mail_state_name(desk.state()));
  if (shown.chosen) page.later([&desk, state = *portal::mail_state_from_name(*shown.chosen)] { desk.show(state); });
  errand_message(page, "admin.mails.outcome", desk.retrying(), "admin.loading", "admin.mails.retried");
  errand_message(page, "admin.mails.loading", desk.loading(), "admin.loading");
  if (!desk.loading().done()) return;
  if (desk.mails().empty()) return paragraph(page, "admin.mails.none", page.text("admin.none"));
  const Region list(page, "admin.mails.list", Role::list, page.text("admin.mails.list"));
  for (const portal::MailListing& mail : desk.mails()) draw_mail(page, desk, mail);
}

void draw_audit_desk(Page& page, AuditDesk& desk) {
  {
    const Region form(page, "admin.audit.form", Role::search, page.text("admin.audit.search"));
    client::AuditSearch& wanted = desk.wanted();
    search_field(page, "admin.audit.from", wanted.from, desk, true, desk.from_wrong());
    search_field(page, "admin.audit.to", wanted.to, desk, true, desk.to_wrong());
    search_field(page, "admin.audit.actor", wanted.actor, desk, false, false);
    search_field(page, "admin.audit.subject", wanted.subject, desk, false, false);
    page.gap(space::m);
    if (button(page,
               {.id = "admin.audit.search", .label = page.text("admin.audit.search"), .busy = desk.loading().busy()}))
      page.later([&desk] { desk.search(); });
  }
  errand_message(page, "admin.audit.loading", desk.loading(), "admin.loading");
  if (desk.entries().empty()) {
    if (desk.loading().done()) paragraph(page, "admin.audit.none", page.text("admin.none"));
    return;
  }
  {
    const Region list(page, "admin.audit.list", Role::list, page.text("admin.audit.list"));
    for (const portal::AuditEntry& entry : desk.entries()) draw_entry(page, entry);
  }
  page.gap(space::m);
  if (desk.has_more() && button(page, {.id = "admin.audit.more",
                                       .label = page.text("admin.audit.more"),
                                       .kind = ButtonKind::secondary,
                                       .busy = desk.loading().busy()}))
    page.later([&desk] { desk.more(); });
}

}  // namespace madoguchi::ui
