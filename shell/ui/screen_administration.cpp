// 管理: the way to the administrator's desks, and the frame around the one that is open.
#include <array>
#include <string>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/small_text.h"

namespace madoguchi::ui {
namespace {

using client::Screen;

constexpr std::array<std::string_view, 4> desks = {"mails", "staff", "import", "audit"};

void draw_desks(Page& page) {
  page.set_title(page.text("admin.title"));
  heading(page, "title", 1, page.text("admin.title"));
  paragraph(page, "admin.lead", page.text("admin.lead"), {.text = TextStyle::lead});
  std::vector<std::string> ids, hrefs, texts;
  for (const std::string_view desk : desks) {
    ids.push_back("admin." + std::string(desk));
    hrefs.push_back(path_to(Screen::administration, desk));
    texts.push_back(ids.back() + ".text");
  }
  std::vector<Tile> shown;
  for (std::size_t i = 0; i < desks.size(); ++i)
    shown.push_back({.id = ids[i], .title = page.text(ids[i]), .text = page.text(texts[i]), .href = hrefs[i]});
  tiles(page, "admin.sections", page.text("admin.sections"), shown, 300);
}

}  // namespace

void record_card(Page& page, const std::string& id, std::string_view title, std::span<const Definition> rows,
                 const std::function<void()>& actions) {
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = space::m});
  small_heading(page, id + ".title", 3, title);
  definition_rows(page, id + ".rows", rows);
  if (!actions) return;
  const Flow row(page, space::s);
  actions();
}

void errand_message(Page& page, std::string_view id, const client::Errand& errand, std::string_view busy,
                    std::string_view done) {
  if (errand.busy()) return message(page, id, MessageKind::info, page.text(busy));
  if (errand.problem()) return message(page, id, MessageKind::error, problem_words(page.locale(), *errand.problem()));
  if (errand.done() && !done.empty()) message(page, id, MessageKind::success, page.text(done));
}

void draw_administration(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  const std::string& desk = app.route().argument;
  if (desk.empty()) return draw_desks(page);
  const std::string key = "admin." + desk;
  page.set_title(page.text(key));
  heading(page, "title", 1, page.text(key));
  if (client::MailDesk* mails = app.mail_desk()) draw_mail_desk(page, *mails);
  if (client::StaffDesk* staff = app.staff_desk()) draw_staff_desk(page, *staff);
  if (client::AuditDesk* audit = app.audit_desk()) draw_audit_desk(page, *audit);
  if (client::ImportDesk* import = app.import_desk()) draw_import_desk(page, *import);
  page.gap(space::xl);
  link(page, "admin.back", page.text("admin.back"), path_to(Screen::administration));
}

}  // namespace madoguchi::ui
