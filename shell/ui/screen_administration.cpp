// The administrator's overview, and what its screens share; see administration_parts.h.
#include <algorithm>
#include <array>
#include <vector>

#include "ui/administration_parts.h"
#include "ui/form_words.h"
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

std::string reason_words(const Page& page, const portal::Problem& problem) {
  if (problem.code == "client.unreachable") return std::string(page.text("administration.unreachable"));
  return problem_words(page.locale(), problem);
}

void problem_message(Page& page, std::string_view id, std::string_view key,
                     const std::optional<portal::Problem>& problem) {
  if (!problem) return;
  message(page, id, MessageKind::error, page.locale().text(key, {{"reason", reason_words(page, *problem)}}));
}

bool loaded(Page& page, client::LoadState state, const std::optional<portal::Problem>& problem,
            const std::function<void()>& again) {
  if (state == client::LoadState::ready) return true;
  if (state == client::LoadState::loading) {
    message(page, "administration.loading", MessageKind::info, page.text("administration.loading"));
    return false;
  }
  problem_message(page, "administration.failed", "administration.failed", problem);
  if (button(page, {.id = "administration.again", .label = page.text("administration.again")})) page.later(again);
  return false;
}

void side_by_side(Page& page, std::string_view id, const std::function<void()>& left,
                  const std::function<void()>& right) {
  if (page.narrow()) {
    left();
    right();
    return;
  }
  const float width = (page.width() - space::l) / 2;
  const Rect rect = page.place(page.width(), std::max(page.measure(width, left), page.measure(width, right)));
  {
    const Area area(page, rect.x, rect.y, width);
    const Region half(page, std::string(id) + ".left", Role::generic);
    left();
  }
  const Area area(page, rect.x + width + space::l, rect.y, width);
  const Region half(page, std::string(id) + ".right", Role::generic);
  right();
}

std::string count_words(const Page& page, std::int64_t count) {
  return page.locale().text("administration.count", {{"count", grouped(count)}});
}

std::string words_or(const Page& page, std::string_view prefix, std::string_view name) {
  const std::string key = std::string(prefix) + std::string(name);
  return std::string(page.locale().has(key) ? page.text(key) : name);
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
