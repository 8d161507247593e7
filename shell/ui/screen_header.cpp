// The header of every page (S1, S5): the portal's title, and at the right what is always at hand. Where both do not fit
// on one line the menu stands below. On the top page the title is the page's heading, elsewhere the way back to it.
#include <algorithm>
#include <string>
#include <utility>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

using client::Screen;

constexpr float entry_gap = space::m;
constexpr float entry_padding = space::l;  // what links and buttons have around their words, at most, on both sides

std::string person_words(const Page& page, client::App& app) {
  return page.locale().text("header.person", {{"name", app.session().person->name}});
}

// What leads to one's own work.
std::string_view desk_key(client::App& app) {
  if (app.is_administrator()) return "header.administration";
  return app.is_reviewer() ? "header.review" : "header.my_list";
}

Screen desk_screen(client::App& app) {
  if (app.is_administrator()) return Screen::administration;
  return app.is_reviewer() ? Screen::review : Screen::my_list;
}

// With how many are new to who has logged in.
std::string notices_words(const Page& page, client::App& app) {
  const int unread = app.logged_in() ? app.notices().unread() : 0;
  if (unread == 0) return std::string(page.text("header.notices"));
  return page.locale().text("header.notices.unread", {{"count", std::to_string(unread)}});
}

// The room that the menu takes on one line, generously.
float menu_width(Page& page, client::App& app) {
  const auto entry = [&page](std::string_view words) {
    return page.text_width(words, TextStyle::body) + entry_padding + entry_gap;
  };
  const float common = entry(notices_words(page, app)) + entry(page.text("header.faq"));
  if (!app.logged_in()) return common + entry(page.text("header.login"));
  return common + entry(page.text(desk_key(app))) + entry(person_words(page, app)) + entry(page.text("header.log_out"));
}

void draw_title(Page& page, bool is_page_heading, bool one_line) {
  const TextLines& lines = page.lay_out(page.text("site.title"), TextStyle::heading3, page.width());
  const float height = std::max(size::target, lines.height());
  // On one line the menu takes the room, and the title stands in front of it.
  const Rect rect = one_line ? Rect{page.left(), page.y(), lines.width, height} : page.place(lines.width, height);
  const float top = rect.y + (height - lines.height()) / 2;
  page.draw_lines(lines, rect.x, top, rect.width, Color::text);
  semantics::Node node = text_node(is_page_heading ? "title" : "header.title", Role::heading, lines, rect);
  node.layout = layout_of(lines, rect, rect.x, top);
  if (is_page_heading) {
    node.level = 1;
    return page.add_node(std::move(node));
  }
  node.role = Role::link;
  node.href = path_to(Screen::top);
  const ControlState state = page.control(std::move(node));
  if (state.focused) page.focus_ring(rect);
  if (state.pressed) page.open(path_to(Screen::top));
}

// A button that looks like the links beside it.
void draw_log_out(Page& page, client::App& app) {
  const TextLines& lines = page.lay_out(page.text("header.log_out"), TextStyle::strong, page.width());
  const Rect rect = page.place(std::max(size::target, lines.width), size::target);
  const float top = rect.y + (rect.height - lines.height()) / 2;
  semantics::Node node = text_node("header.log_out", Role::button, lines, rect);
  node.layout = layout_of(lines, rect, rect.x, top);
  const ControlState state = page.control(std::move(node));
  page.draw_lines(lines, rect.x, top, rect.width, Color::link);
  page.fill({rect.x, top + lines.height() - 2, lines.width, state.hovered ? 2.0F : 1.0F}, Color::link);
  if (state.focused) page.focus_ring(rect);
  if (state.pressed) page.later([&app] { app.log_out(); });
}

void draw_menu(Page& page, client::App& app, Align align) {
  const Region menu(page, "header.menu", Role::navigation, page.text("header.navigation"));
  const Flow row(page, entry_gap, align);
  const LinkStyle plain{.color = Color::text, .underlined = false};
  link(page, "header.notices", notices_words(page, app), path_to(Screen::notices), plain);
  link(page, "header.faq", page.text("header.faq"), path_to(Screen::content, "faq"), plain);
  if (!app.logged_in()) {
    link(page, "header.login", page.text("header.login"), path_to(Screen::login),
         {.icon = Icon::person, .strong = true});
    return;
  }
  link(page, desk_key(app), page.text(desk_key(app)), path_to(desk_screen(app)), plain);
  link(page, "header.person", person_words(page, app), path_to(Screen::settings), plain);
  draw_log_out(page, app);
}

}  // namespace

void draw_header(Page& page, client::App& app) {
  const Region header(page, "header", Role::banner);
  const Band band(page, Color::raised, space::s, Color::border);
  const Column column(page, size::wide_content);
  const float title_width = page.text_width(page.text("site.title"), TextStyle::heading3);
  const bool one_line = title_width + space::l + menu_width(page, app) <= page.width();
  draw_title(page, app.session_known() && app.route().screen == Screen::top, one_line);
  draw_menu(page, app, one_line ? Align::end : Align::start);
}

}  // namespace madoguchi::ui
