// See small_text.h.
#include "ui/small_text.h"

#include <algorithm>
#include <utility>

#include "ui/node.h"

namespace madoguchi::ui {

void row_text(Page& page, std::string_view id, std::string_view words, TextStyle style) {
  const TextLines& lines = page.lay_out(words, style, page.width());
  const Rect rect = page.place(lines.width, std::max(size::target, lines.height()));
  const float top = rect.y + (rect.height - lines.height()) / 2;
  page.draw_lines(lines, rect.x, top, rect.width, Color::text);
  page.add_node(text_node(id, Role::paragraph, lines, {rect.x, top, rect.width, lines.height()}));
}

void plain_line(Page& page, std::string_view id, std::string_view words, TextStyle style, Color color) {
  const TextLines& lines = page.lay_out(words, style, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, color);
  page.add_node(text_node(id, Role::paragraph, lines, rect));
}

void small_heading(Page& page, std::string_view id, int level, std::string_view words) {
  const TextLines& lines = page.lay_out(words, TextStyle::strong, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, Color::text);
  semantics::Node node = text_node(id, Role::heading, lines, rect);
  node.level = level;
  page.add_node(std::move(node));
}

}  // namespace madoguchi::ui
