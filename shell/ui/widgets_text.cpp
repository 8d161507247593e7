// Headings, paragraphs, lists of words: what is read.
#include <algorithm>
#include <array>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float heading1_gap = space::xl;
constexpr float heading2_gap = space::xl;
constexpr float heading3_gap = space::l;

}  // namespace

void heading(Page& page, std::string_view id, int level, std::string_view text) {
  static constexpr std::array gaps = {heading1_gap, heading2_gap, heading3_gap};
  static constexpr std::array styles = {TextStyle::heading1, TextStyle::heading2, TextStyle::heading3};
  const auto index = static_cast<std::size_t>(std::clamp(level, 1, 3) - 1);
  page.gap(gaps[index]);
  const TextLines& lines = page.lay_out(text, styles[index], page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, Color::text);
  semantics::Node node = text_node(id, Role::heading, lines, rect);
  node.level = level;
  page.add_node(std::move(node));
  page.gap(space::m);
}

void paragraph(Page& page, std::string_view id, std::string_view text, const ParagraphStyle& style) {
  if (text.empty()) return;
  page.gap(space::m);
  const TextLines& lines = page.lay_out(text, style.text, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, style.color, style.align);
  page.add_node(text_node(id, Role::paragraph, lines, rect));
  page.gap(space::m);
}

void rich_paragraph(Page& page, std::string_view id, std::span<const Run> runs, const ParagraphStyle& style) {
  page.gap(space::m);
  rich_text(page, id, runs, Role::paragraph, style);
  page.gap(space::m);
}

void bullets(Page& page, std::string_view id, std::span<const std::string_view> items, std::string_view mark) {
  page.gap(space::m);
  const Region list(page, id, Role::list);
  const float indent = page.text_width(mark, TextStyle::body) + space::xs;
  for (std::size_t i = 0; i < items.size(); ++i) {
    page.gap(space::xs);
    const TextLines& lines = page.lay_out(items[i], TextStyle::body, page.width() - indent);
    const Rect rect = page.place(page.width(), lines.height());
    const TextLines& mark_lines = page.lay_out(mark, TextStyle::body, indent + 1);
    page.draw_lines(mark_lines, rect.x, rect.y, indent, Color::text);
    page.draw_lines(lines, rect.x + indent, rect.y, rect.width - indent, Color::text);
    const std::string item_id = part_id(id, i);
    page.begin_node(base_node(item_id, Role::listitem, {}, rect));
    page.add_node(hidden_node(part_id(item_id, "mark"), mark_lines, {rect.x, rect.y, indent, mark_lines.height()}));
    page.add_node(
        text_node(item_id + ".text", Role::text, lines, {rect.x + indent, rect.y, rect.width - indent, rect.height}));
    page.end_node();
  }
  page.gap(space::m);
}

void definition_rows(Page& page, std::string_view id, std::span<const Definition> rows) {
  page.gap(space::m);
  const Region list(page, id, Role::description_list);
  const bool stacked = page.width() < 520;
  const float label_width = stacked ? page.width() : std::min(page.width() * 0.36F, 280.0F);
  const float value_left = stacked ? 0 : label_width + space::m;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TextLines& label = page.lay_out(rows[i].label, TextStyle::strong, label_width);
    const TextLines& value = page.lay_out(rows[i].value, TextStyle::body, page.width() - value_left);
    const float text_height = stacked ? label.height() + value.height() : std::max(label.height(), value.height());
    const Rect rect = page.place(page.width(), text_height + 2 * space::s + 1);
    const float top = rect.y + space::s;
    const float value_top = stacked ? top + label.height() : top;
    page.draw_lines(label, rect.x, top, label_width, Color::muted);
    page.draw_lines(value, rect.x + value_left, value_top, rect.width - value_left, Color::text);
    page.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, Color::border);
    const std::string item_id = part_id(id, i);
    page.add_node(text_node(item_id + ".term", Role::term, label, {rect.x, top, label_width, label.height()}));
    page.add_node(text_node(item_id + ".definition", Role::definition, value,
                            {rect.x + value_left, value_top, rect.width - value_left, value.height()}));
  }
  page.gap(space::m);
}

void rule(Page& page) {
  page.gap(space::l);
  page.fill(page.place(page.width(), 1), Color::border);
  page.gap(space::l);
}

}  // namespace madoguchi::ui
