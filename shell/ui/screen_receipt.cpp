// The receipt: the number to keep, when the application arrived, and what happens next.
#include <array>
#include <string>

#include "ui/links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

void draw_number(Page& page, const portal::Receipt& receipt) {
  const Box box(page, {.ground = Color::primary_ground, .border = Color::primary, .padding = space::l});
  const Region group(page, "receipt.number", Role::group, page.text("receipt.number"), "receipt.number.label");
  paragraph(page, "receipt.number.label", page.text("receipt.number"), {.text = TextStyle::strong});
  paragraph(page, "receipt.number.value", receipt.receipt_number, {.text = TextStyle::heading1});
  paragraph(page, "receipt.number.text", page.text("receipt.number.text"));
}

void draw_next(Page& page, client::App& app) {
  heading(page, "receipt.next", 2, page.text("receipt.next"));
  paragraph(page, "receipt.next.review", page.text("receipt.next.review"));
  paragraph(page, "receipt.next.mail", page.text("receipt.next.mail"));
  if (app.session().person) {
    const std::string words = page.locale().text("receipt.next.mail_address", {{"email", app.session().person->email}});
    paragraph(page, "receipt.next.mail_address", words);
  }
  paragraph(page, "receipt.next.accounts", page.text("receipt.next.accounts"));
}

void draw_none(Page& page) {
  page.set_title(page.text("receipt.number"));
  heading(page, "title", 1, page.text("receipt.none"));
  paragraph(page, "receipt.none.text", page.text("receipt.none.text"));
}

void draw_ways(Page& page, client::App& app, bool again) {
  page.gap(space::l);
  const Flow row(page);
  const std::string applications = path_to(client::Screen::applications);
  const std::string top = path_to(client::Screen::top);
  button(page, {.id = "receipt.applications", .label = page.text("receipt.applications"), .href = applications});
  button(page, {.id = "receipt.top", .label = page.text("receipt.top"), .kind = ButtonKind::secondary, .href = top});
  if (again && button(page, {.id = "receipt.again", .label = page.text("receipt.again"), .kind = ButtonKind::quiet})) {
    page.later([&app] { app.start_new_form(); });
  }
}

// A report is taken as it is: nothing comes after it.
void draw_reported(Page& page, client::App& app, const portal::Receipt& receipt) {
  page.set_title(page.text("receipt.reported.title"));
  heading(page, "title", 1, page.text("receipt.reported.title"));
  message(page, "receipt.lead", MessageKind::success, page.text("receipt.reported.lead"), false);
  draw_number(page, receipt);
  paragraph(page, "receipt.reported.text", page.text("receipt.reported.text"));
  page.gap(space::l);
  const Flow row(page);
  const std::string status = path_to(client::Screen::account_status);
  button(page, {.id = "receipt.status", .label = page.text("applications.account_status"), .href = status});
  if (button(page, {.id = "receipt.again", .label = page.text("receipt.reported.again"), .kind = ButtonKind::quiet})) {
    page.later([&app] { app.start_new_form(); });
  }
}

// What was corrected stands in マイリスト.
void draw_ways_back(Page& page, const portal::Receipt& receipt) {
  page.gap(space::l);
  const Flow row(page);
  const std::string sent = path_to(client::Screen::sent, receipt.id);
  const std::string my_list = path_to(client::Screen::my_list);
  button(page, {.id = "receipt.sent", .label = page.text("receipt.corrected.sent"), .href = sent});
  button(page,
         {.id = "receipt.my_list", .label = page.text("sent.back"), .kind = ButtonKind::secondary, .href = my_list});
}

}  // namespace

void draw_receipt(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  const portal::Receipt* receipt = app.receipt();
  if (receipt == nullptr) {
    draw_none(page);
    return draw_ways(page, app, false);
  }
  if (receipt->state == "completed") return draw_reported(page, app, *receipt);
  const bool corrected = app.route().screen == client::Screen::corrected;
  const std::string_view title = page.text(corrected ? "receipt.corrected.title" : "receipt.title");
  page.set_title(title);
  heading(page, "title", 1, title);
  message(page, "receipt.lead", MessageKind::success, page.text(corrected ? "receipt.corrected.lead" : "receipt.lead"),
          false);
  draw_number(page, *receipt);
  page.gap(space::m);
  const std::string received = japan_time(receipt->received_at);
  const std::array rows = {Definition{page.text("receipt.received_at"), received}};
  definition_rows(page, "receipt.rows", rows);
  if (corrected) paragraph(page, "receipt.corrected.status", page.text("receipt.corrected.status"));
  draw_next(page, app);
  if (corrected) return draw_ways_back(page, *receipt);
  draw_ways(page, app, true);
}

}  // namespace madoguchi::ui
