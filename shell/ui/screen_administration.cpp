// The administrator's overview, and the head of its screens; see administration_parts.h.
#include <array>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::Screen;

constexpr std::array<std::string_view, 5> sections{"facilities", "mails", "staff", "notices", "audit"};

std::string key_of(std::string_view section) { return "administration." + std::string(section); }

void draw_menu(Page& page, std::string_view section) {
  const Region menu(page, "administration.menu", Role::navigation, page.text("administration.menu"));
  const Box box(page, {.padding = space::s});
  const Flow row(page);
  for (const std::string_view each : sections) {
    const std::string key = key_of(each);
    link(page, key, page.text(key), path_to(Screen::administration, each),
         {.underlined = false, .current = each == section});
  }
}

void draw_overview(Page& page) {
  page.set_title(page.text("administration.title"));
  heading(page, "title", 1, page.text("administration.title"));
  paragraph(page, "administration.lead", page.text("administration.lead"), {.text = TextStyle::lead});
  std::vector<std::string> keys;
  std::vector<std::string> hrefs;
  for (const std::string_view section : sections) {
    keys.push_back(key_of(section));
    hrefs.push_back(path_to(Screen::administration, section));
  }
  std::vector<Tile> shown;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    shown.push_back(
        {.id = keys[i], .title = page.text(keys[i]), .text = page.text(keys[i] + ".text"), .href = hrefs[i]});
  }
  tiles(page, "administration.list", page.text("administration.menu"), shown, 300);
}

}  // namespace

void administration_head(Page& page, std::string_view section, std::string_view title) {
  page.set_title(title);
  const std::string home = path_to(Screen::top);
  const std::string overview = path_to(Screen::administration);
  const Crumb crumbs[] = {
      {page.text("breadcrumb.home"), home}, {page.text("administration.title"), overview}, {title, {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  page.gap(space::s);
  draw_menu(page, section);
  page.gap(space::l);
  heading(page, "title", 1, title);
}

void draw_administration(Page& page, client::App& app) {
  const Column column(page, size::wide_content);
  client::Administration& desks = *app.administration();
  const std::string& section = app.route().argument;
  page.gap(space::m);
  const bool one_notice = app.route().screen == Screen::administration_notice;
  if (one_notice || section == "notices") {
    draw_administration_notices(page, desks.notices, !one_notice);
  } else if (section == "facilities") {
    draw_administration_facilities(page, desks.facilities);
  } else if (section == "mails") {
    draw_administration_mails(page, desks.mails);
  } else if (section == "staff") {
    draw_administration_staff(page, desks.staff);
  } else if (section == "audit") {
    draw_administration_audit(page, desks.audit);
  } else {
    page.gap(space::xl);
    draw_overview(page);
  }
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
