// 資格確認アカウント管理 (D14): the accounts of the app, by the application that they were issued for, and the paper
// that tells how to set the app up with them.
#include <string>
#include <vector>

#include "ui/app_screen.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::IssuedAccounts;
using client::Screen;

std::string state_of(const Locale& locale, const portal::IssuedAccount& account) {
  if (account.state == portal::IssuedAccountState::active)
    return locale.text("issued.state.active", {{"date", japan_time(account.issued_at)}});
  if (account.replaced_by.empty())
    return locale.text("issued.state.stopped", {{"date", japan_time(account.changed_at)}});
  return locale.text("issued.state.replaced", {{"date", japan_time(account.changed_at)}, {"id", account.replaced_by}});
}

void draw_issue(Page& page, const IssuedAccounts::Issue& issue) {
  const Locale& locale = page.locale();
  const std::string id = "issued." + issue.receipt_number;
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = 20});
  small_heading(page, id + ".number", 2, locale.text("issued.application", {{"number", issue.receipt_number}}));
  std::vector<std::string> states;
  states.reserve(issue.accounts.size());
  std::vector<Definition> rows;
  for (const portal::IssuedAccount& account : issue.accounts) {
    states.push_back(state_of(locale, account));
    rows.push_back({account.id, states.back()});
  }
  definition_rows(page, id + ".accounts", rows);
  if (issue.paper_of.empty()) return;
  const std::string href = "/api/v1/accounts/" + issue.paper_of + "/settings.pdf";
  button(page, {.id = id + ".paper",
                .label = page.text("issued.paper"),
                .icon = Icon::document,
                .wide = page.narrow(),
                .described_by = "issued.care",
                .href = href,
                .name = locale.text("issued.paper.label", {{"number", issue.receipt_number}})});
}

void draw_none(Page& page) {
  paragraph(page, "issued.none", page.text("issued.none"));
  page.gap(space::m);
  const std::string href = path_to(Screen::my_list);
  button(page, {.id = "issued.my_list", .label = page.text("issued.my_list"), .href = href});
}

}  // namespace

void draw_issued_accounts(Page& page, client::App& app) {
  const Column column(page);
  draw_app_heading(page, page.text("issued.title"));
  IssuedAccounts* issued = app.issued_accounts();
  if (!draw_loaded(page, "issued", issued)) return;
  paragraph(page, "issued.lead", page.text("issued.lead"), {.text = TextStyle::lead});
  if (issued->issues().empty()) return draw_none(page);
  message(page, "issued.care", MessageKind::warning, page.text("issued.care"), false);
  const Region list(page, "issued.list", Role::list, page.text("issued.title"));
  for (const IssuedAccounts::Issue& issue : issued->issues()) draw_issue(page, issue);
}

}  // namespace madoguchi::ui
