// See required_mark.h.
#include "ui/required_mark.h"

#include "ui/node.h"

namespace madoguchi::ui {

float required_mark_width(Page& page) {
  return page.text_width(page.text("form.required_mark"), TextStyle::small) + 2 * space::s;
}

void draw_required_mark(Page& page, std::string_view id, float x, float y, float line_height) {
  const float width = required_mark_width(page);
  const TextLines& words = page.lay_out(page.text("form.required_mark"), TextStyle::small, width);
  const Rect plate{x, y + (line_height - words.height()) / 2, width, words.height()};
  page.fill(plate, Color::error, 4);
  page.draw_lines(words, plate.x + space::s, plate.y, width - 2 * space::s, Color::on_error);
  semantics::Node node = text_node(part_id(id, "mark"), Role::text, words, plate);
  node.layout = layout_of(words, plate, plate.x + space::s, plate.y);
  page.add_node(std::move(node));
}

}  // namespace madoguchi::ui
