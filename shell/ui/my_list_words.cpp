// See my_list_words.h.
#include "ui/my_list_words.h"

#include "ui/links.h"
#include "ui/node.h"

namespace madoguchi::ui {
namespace {

struct StateLook {
  Icon icon;
  Color color, ground;
};

StateLook look_of(std::string_view state) {
  if (state == "completed") return {Icon::check, Color::success, Color::success_ground};
  if (state == "returned") return {Icon::warning, Color::warning, Color::warning_ground};
  if (state == "rejected") return {Icon::error, Color::error, Color::error_ground};
  if (state == "withdrawn") return {Icon::cross, Color::muted, Color::sunken};
  if (state == "inReview") return {Icon::search, Color::primary, Color::primary_ground};
  return {Icon::document, Color::primary, Color::primary_ground};
}

}  // namespace

std::string_view form_name(const Locale& locale, std::string_view form_id) {
  const std::string key = "my_list.form." + std::string(form_id);
  return locale.has(key) ? locale.text(key) : locale.text("my_list.form.unknown");
}

std::string_view state_words(const Locale& locale, std::string_view state) {
  const std::string key = "my_list.state." + std::string(state);
  return locale.has(key) ? locale.text(key) : state;
}

void draw_correction_link(Page& page, std::string_view id, const portal::ApplicationListing& application) {
  if (application.state != "returned") return;
  const std::string href = path_to(client::Screen::correction, application.id);
  const std::string name = page.locale().text("correction.open.label", {{"number", application.receipt_number}});
  button(page, {.id = id, .label = page.text("correction.open"), .href = href, .name = name});
}

void state_badge(Page& page, std::string_view id, std::string_view state) {
  constexpr float padding = 10;
  constexpr float mark = 18;
  const StateLook look = look_of(state);
  const TextLines& lines = page.lay_out(state_words(page.locale(), state), TextStyle::strong, page.width());
  const float width = 2 * padding + mark + space::xs + lines.width;
  const Rect rect = page.place(width, lines.height() + 2 * space::xs);
  page.fill(rect, look.ground, rect.height / 2);
  page.outline(rect, look.color, size::stroke, rect.height / 2);
  page.icon(look.icon, rect.x + padding, rect.y + (rect.height - mark) / 2, mark, look.color);
  const Rect words{rect.x + padding + mark + space::xs, rect.y + space::xs, lines.width, lines.height()};
  page.draw_lines(lines, words.x, words.y, words.width, Color::text);
  page.add_node(text_node(id, Role::text, lines, words));
}

}  // namespace madoguchi::ui
