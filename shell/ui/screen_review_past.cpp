// What was done about an application before: decisions, what resubmissions changed (B5), moves; and the accounts that
// were issued for it.
#include <string>
#include <vector>

#include "ui/answer_words.h"
#include "ui/my_list_words.h"
#include "ui/review_parts.h"
#include "ui/small_text.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::ReviewCase;
using client::ReviewCaseView;
using portal::DecisionRecord;
using portal::IssuedAccount;

constexpr std::string_view question_id = "desk.account.question";

std::string decision_words(const Page& page, const DecisionRecord& decision) {
  const std::string kind(portal::decision_kind_name(decision.kind));
  return std::string(page.text("desk.decided." + (decision.completed ? kind : "proposed")));
}

void draw_decisions(Page& page, const ReviewCase& desk, const portal::ReviewApplication& application) {
  if (application.decisions.empty()) return;
  heading(page, "desk.decisions", 2, page.text("desk.decisions"));
  for (std::size_t i = 0; i < application.decisions.size(); ++i) {
    const DecisionRecord& decision = application.decisions[i];
    const std::string id = "desk.decisions." + std::to_string(i);
    page.gap(space::m);
    const Box box(page, {.ground = Color::raised, .border = Color::border});
    small_heading(page, id + ".kind", 3, decision_words(page, decision));
    plain_line(
        page, id + ".who",
        page.locale().text("desk.decided.who", {{"time", japan_time(decision.at)}, {"name", decision.person_name}}),
        TextStyle::small, Color::muted);
    if (!decision.reason.empty()) paragraph(page, id + ".reason", decision.reason);
    std::vector<std::string> labels;
    labels.reserve(decision.flags.size());
    std::vector<Definition> rows;
    for (const portal::FieldFlag& flag : decision.flags) {
      labels.push_back(field_words(page, desk, flag.field));
      rows.push_back({labels.back(), flag.comment});
    }
    if (!rows.empty()) definition_rows(page, id + ".flags", rows);
  }
}

std::string side_words(const Page& page, const ReviewCase& desk, const portal::AnswerChange& change,
                       const std::optional<form::Value>& side) {
  if (change.withheld) return std::string(page.text("desk.changes.withheld"));
  if (!side) return std::string(page.text("desk.changes.none"));
  const form::Field* field = desk.find(change.field);
  return field == nullptr ? std::string() : answer_words(page.locale(), *field, &*side, false);
}

void draw_revisions(Page& page, const ReviewCase& desk, const portal::ReviewApplication& application) {
  if (application.revisions.empty()) return;
  heading(page, "desk.revisions", 2, page.text("desk.revisions"));
  for (std::size_t i = 0; i < application.revisions.size(); ++i) {
    const portal::ApplicationRevision& revision = application.revisions[i];
    const std::string id = "desk.revisions." + std::to_string(i);
    const std::string name = page.locale().text("desk.revision", {{"time", japan_time(revision.at)}});
    page.gap(space::m);
    small_heading(page, id + ".at", 3, name);
    if (revision.changes.empty()) {
      paragraph(page, id + ".none", page.text("desk.revision.none"));
      continue;
    }
    const std::string_view columns[] = {page.text("desk.facility.item"), page.text("desk.changes.before"),
                                        page.text("desk.changes.after")};
    std::vector<TableRow> rows;
    for (const portal::AnswerChange& change : revision.changes) {
      rows.push_back({change.field,
                      {{.text = field_words(page, desk, change.field)},
                       {.text = side_words(page, desk, change, change.before)},
                       {.text = side_words(page, desk, change, change.after)}}});
    }
    table(page, {.id = id, .name = name, .columns = columns, .rows = rows});
  }
}

void draw_history(Page& page, const portal::ReviewApplication& application) {
  heading(page, "desk.history", 2, page.text("desk.history"));
  const std::string_view columns[] = {page.text("desk.history.at"), page.text("desk.history.who"),
                                      page.text("desk.history.move")};
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < application.history.size(); ++i) {
    const portal::HistoryEntry& entry = application.history[i];
    std::string who = entry.actor_name;
    if (!entry.actor_role.empty()) who += (who.empty() ? "" : "\n") + words_or(page, "audit.role.", entry.actor_role);
    rows.push_back(
        {std::to_string(i),
         {{.text = japan_time(entry.at)}, {.text = who}, {.text = words_or(page, "audit.state.", entry.to)}}});
  }
  table(page, {.id = "desk.history.table", .name = page.text("desk.history"), .columns = columns, .rows = rows});
}

std::string account_state(const Page& page, const IssuedAccount& account) {
  const Locale& locale = page.locale();
  if (account.state == portal::IssuedAccountState::active)
    return locale.text("issued.state.active", {{"date", japan_time(account.issued_at)}});
  const std::string date = japan_time(account.changed_at);
  if (account.replaced_by.empty()) return locale.text("issued.state.stopped", {{"date", date}});
  return locale.text("issued.state.replaced", {{"date", date}, {"id", account.replaced_by}});
}

// Stopping and issuing anew are asked about first.
void draw_accounts(Page& page, const ReviewCaseView& view) {
  const auto& accounts = view.application.accounts;
  if (accounts.empty()) return;
  heading(page, "desk.accounts", 2, page.text("desk.accounts"));
  const std::string_view columns[] = {page.text("desk.account.id"), page.text("desk.column.state"),
                                      page.text("administration.action")};
  std::vector<TableRow> rows;
  for (const IssuedAccount& account : accounts) {
    TableRow row{account.id, {{.text = account.id}, {.text = account_state(page, account)}, {}}};
    const auto add = [&](std::string_view action) {
      const std::string key = "desk.account." + std::string(action);
      row.cells.back().actions.push_back(
          {action, page.text(key), page.locale().text(key + ".name", {{"id", account.id}}), view.busy});
    };
    if (account.state == portal::IssuedAccountState::active) add("stop");
    if (account.replaced_by.empty()) add("reissue");
    rows.push_back(std::move(row));
  }
  const auto press =
      table(page, {.id = "desk.accounts.table", .name = page.text("desk.accounts"), .columns = columns, .rows = rows});
  if (!press) return;
  Interaction& person = page.interaction();
  person.text(question_id) = std::string(press->action) + " " + rows[press->row].id;
  person.set_open(question_id, true);
  person.request_frame();
}

}  // namespace

void draw_review_past(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  draw_accounts(page, view);
  draw_revisions(page, desk, view.application);
  draw_decisions(page, desk, view.application);
  draw_history(page, view.application);
}

void draw_account_question(Page& page, ReviewCase& desk) {
  Interaction& person = page.interaction();
  if (!person.is_open(question_id)) return;
  const std::string asked = person.text(question_id);
  const std::string action = asked.substr(0, asked.find(' '));
  const std::string id = asked.substr(action.size() + 1);
  const std::string key = "desk.account." + action;
  const std::string title = page.locale().text(key + ".title", {{"id", id}});
  const DialogAnswer answer = dialog(
      page, {.id = question_id, .title = title, .cancel = page.text("administration.cancel"), .ok = page.text(key)},
      [&] { paragraph(page, "desk.account.text", page.text(key + ".text")); });
  if (answer == DialogAnswer::none) return;
  person.set_open(question_id, false);
  if (answer == DialogAnswer::cancel) return page.focus("desk.accounts.table." + id + "." + action);
  page.focus("title");
  page.later([&desk, id, stop = action == "stop"] { stop ? desk.stop_account(id) : desk.reissue_account(id); });
}

}  // namespace madoguchi::ui
