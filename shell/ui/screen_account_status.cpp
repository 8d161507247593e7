// 資格確認アカウント申請状況 (D16): for each application that asks for accounts, what has happened, what happens now
// and what comes next.
#include <string>
#include <vector>

#include "text/date.h"
#include "ui/app_screen.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::MyList;
using client::Screen;

// The words of each step under "status.STATE.NUMBER": a state has the steps that it has words for.
std::vector<Step> steps_of(const Page& page, const portal::ApplicationListing& application,
                           std::vector<std::string>& texts) {
  const Locale& locale = page.locale();
  const std::string received = japan_time(application.received_at);
  const std::string changed = japan_time(application.changed_at);
  const std::string state = "status." + application.state + ".";
  std::vector<Step> steps;
  texts.clear();
  for (int number = 1; locale.has(state + std::to_string(number)); ++number)
    texts.push_back(locale.text(state + std::to_string(number), {{"received", received}, {"changed", changed}}));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string step = "status.step." + std::to_string(i + 1);
    steps.push_back({page.text(step + ".mark"), page.text(step), texts[i]});
  }
  return steps;
}

void draw_status(Page& page, const portal::ApplicationListing& application) {
  const Locale& locale = page.locale();
  const std::string id = "status." + application.id;
  const std::string devices =
      locale.text("status.devices.count", {{"count", std::to_string(application.device_count)}});
  const std::string received = japan_time(application.received_at);
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = 20});
  small_heading(page, id + ".form", 2, form_name(locale, application.form_id));
  page.gap(space::xs);
  state_badge(page, id + ".state", application.state);
  definition_rows(page, id + ".rows",
                  std::vector<Definition>{{page.text("my_list.applications.number"), application.receipt_number},
                                          {page.text("my_list.applications.received_at"), received},
                                          {page.text("status.devices"), devices}});
  std::vector<std::string> texts;
  const std::vector<Step> passed = steps_of(page, application, texts);
  steps(page, id + ".steps", locale.text("status.steps", {{"number", application.receipt_number}}), passed);
  draw_correction_link(page, id + ".correct", application);
  if (application.state == "completed") {
    const std::string href = path_to(Screen::issued_accounts);
    button(page, {.id = id + ".accounts", .label = page.text("status.accounts"), .href = href});
  }
}

}  // namespace

void draw_account_status(Page& page, client::App& app) {
  const Column column(page);
  draw_app_heading(page, page.text("status.title"));
  MyList* list = app.my_list();
  if (!draw_loaded(page, "status", list)) return;
  paragraph(page, "status.lead", page.text("status.lead"), {.text = TextStyle::lead});
  if (const auto start = text::parse_iso_date(list->operation_start_date())) {
    const std::string date = text::to_japanese(*start);
    definition_rows(page, "status.operation_start",
                    std::vector<Definition>{{page.text("status.operation_start"), date}});
  }
  bool any = false;
  for (const portal::ApplicationListing& application : list->applications()) any |= application.device_count > 0;
  if (!any) {
    paragraph(page, "status.none", page.text("status.none"));
    page.gap(space::m);
    const std::string applications = path_to(Screen::applications);
    button(page, {.id = "status.begin", .label = page.text("my_list.applications.begin"), .href = applications});
    return;
  }
  const Region region(page, "status.list", Role::list, page.text("status.title"));
  for (const portal::ApplicationListing& application : list->applications())
    if (application.device_count > 0) draw_status(page, application);
}

}  // namespace madoguchi::ui
