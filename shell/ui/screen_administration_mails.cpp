// The outbox: mails by state, and 「もう一度送る」 for those that could not be delivered.
#include <utility>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::MailDesk;
using client::MailsView;
using portal::MailState;

void draw_choice(Page& page, MailDesk& desk, MailState state) {
  const RadioOption options[] = {{portal::mail_state_name(MailState::dead), page.text("mails.state.dead")},
                                 {portal::mail_state_name(MailState::waiting), page.text("mails.state.waiting")},
                                 {portal::mail_state_name(MailState::sent), page.text("mails.state.sent")}};
  const Column column(page, 480, Align::start);
  const RadioResult result = radio_group(page, {.id = "mails.state", .label = page.text("mails.state")}, options,
                                         portal::mail_state_name(state));
  if (!result.chosen) return;
  if (const auto chosen = portal::mail_state_from_name(*result.chosen)) {
    page.later([&desk, chosen = *chosen] { desk.choose(chosen); });
  }
}

std::string progress_words(const Page& page, const portal::MailListing& mail) {
  const Locale& locale = page.locale();
  std::string words = locale.text("mails.attempts", {{"count", std::to_string(mail.attempts)}});
  if (!mail.next_attempt_at.empty()) {
    words += "\n" + locale.text("mails.next", {{"time", japan_time(mail.next_attempt_at)}});
  }
  if (!mail.sent_at.empty()) words += "\n" + locale.text("mails.sent_at", {{"time", japan_time(mail.sent_at)}});
  return words;
}

// What the server says of it, with words before it on where the mail got stuck.
std::string fault_words(const Page& page, const std::string& fault) {
  static constexpr std::pair<std::string_view, std::string_view> places[] = {
      {"before RCPT:", "connection"}, {"RCPT:", "recipient"}, {"DATA:", "message"}};
  for (const auto& [place, name] : places) {
    if (!std::string_view(fault).starts_with(place)) continue;
    return std::string(page.text("mails.fault." + std::string(name))) + "\n" + fault;
  }
  return fault;
}

TableRow row_of(const Page& page, const MailsView& view, const portal::MailListing& mail) {
  TableRow row{mail.id, {}};
  row.cells.push_back({.text = japan_time(mail.created_at)});
  row.cells.push_back({.text = words_or(page, "mail.kind.", mail.kind)});
  row.cells.push_back({.text = mail.recipient});
  row.cells.push_back({.text = progress_words(page, mail)});
  if (view.state != MailState::sent) row.cells.push_back({.text = fault_words(page, mail.last_fault)});
  if (view.state == MailState::dead) {
    const bool busy = view.retrying == mail.id;
    TableAction retry{"retry", page.text(busy ? "mails.retry.busy" : "mails.retry"), {}, busy};
    if (!busy) {
      retry.name = page.locale().text("mails.retry.name",
                                      {{"time", japan_time(mail.created_at)}, {"recipient", mail.recipient}});
    }
    row.cells.push_back({.actions = {retry}});
  }
  return row;
}

void draw_list(Page& page, MailDesk& desk, const MailsView& view) {
  if (view.mails.empty()) {
    const std::string key = "mails.none." + std::string(portal::mail_state_name(view.state));
    return message(page, "mails.none", MessageKind::info, page.text(key), false);
  }
  std::vector<std::string_view> columns{page.text("mails.created"), page.text("mails.kind"),
                                        page.text("mails.recipient"), page.text("mails.progress")};
  if (view.state != MailState::sent) columns.push_back(page.text("mails.fault"));
  if (view.state == MailState::dead) columns.push_back(page.text("administration.action"));
  std::vector<TableRow> rows;
  for (const portal::MailListing& mail : view.mails) rows.push_back(row_of(page, view, mail));
  const auto press = table(page, {"mails.list", page.text("mails.list"), columns, rows});
  if (press) page.later([&desk, id = view.mails[press->row].id] { desk.retry(id); });
}

}  // namespace

void draw_administration_mails(Page& page, MailDesk& desk) {
  administration_head(page, "mails", page.text("administration.mails"));
  const MailsView view = desk.view();
  draw_choice(page, desk, view.state);
  page.gap(space::l);
  if (view.retried) message(page, "mails.retried", MessageKind::success, page.text("mails.retried"));
  if (view.load == client::LoadState::ready) problem_message(page, "mails.problem", "mails.not_retried", view.problem);
  if (loaded(page, view.load, view.problem, [&desk] { desk.load(); })) draw_list(page, desk, view);
}

}  // namespace madoguchi::ui
