// What frames a page's content: the trail of breadcrumbs, the search box, the yellow banner, numbered steps.
#include <algorithm>
#include <utility>

#include "ui/form_widgets.h"
#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void breadcrumb(Page& page, std::string_view id, std::string_view name, std::span<const Crumb> crumbs) {
  page.gap(space::s);
  const Region trail(page, id, Role::navigation, name);
  const Region list(page, part_id(id, "list"), Role::list);
  const Flow flow(page, space::s);
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    const std::string crumb_id = part_id(id, i);
    const Region item(page, part_id(crumb_id, "item"), Role::listitem);
    if (i > 0) {
      const std::string_view separator = page.text("breadcrumb.separator");
      const TextLines& mark = page.lay_out(separator, TextStyle::small, page.width());
      const Rect rect = page.place(mark.width, size::target);
      const Rect words{rect.x, rect.y + (rect.height - mark.height()) / 2, rect.width, mark.height()};
      page.draw_lines(mark, words.x, words.y, words.width, Color::muted);
      page.add_node(hidden_node(part_id(crumb_id, "separator"), mark, words));
    }
    if (!crumbs[i].href.empty()) {
      link(page, crumb_id, crumbs[i].text, crumbs[i].href, {.text = TextStyle::small});
      continue;
    }
    const TextLines& lines = page.lay_out(crumbs[i].text, TextStyle::small, page.width());
    const Rect rect = page.place(lines.width, std::max(size::target, lines.height()));
    const float top = rect.y + (rect.height - lines.height()) / 2;
    page.draw_lines(lines, rect.x, top, rect.width, Color::text);
    semantics::Node node = text_node(crumb_id, Role::text, lines, {rect.x, top, rect.width, lines.height()});
    node.current = i + 1 == crumbs.size();
    page.add_node(std::move(node));
  }
}

constexpr int longest_search = 200;  // UTF-16 code units

SearchResult search_box(Page& page, const SearchSpec& spec) {
  SearchResult result;
  const Region region(page, spec.id, Role::search, spec.name);
  const Flow flow(page, space::s);
  const float button_width = page.text_width(spec.name, TextStyle::button) + 2 * space::l + size::icon + space::s;
  const float room = page.width() - button_width - space::s;
  const std::string field_id = part_id(spec.id, "text");
  const TextFieldResult field = text_box(page,
                                         {.frame = {.id = field_id, .label = spec.name, .drawn = false},
                                          .value = spec.value,
                                          .type = "search",
                                          .name = "q",
                                          .input_mode = "search",
                                          .max_length = longest_search},
                                         std::clamp(room, 120.0F, 360.0F));
  result.changed = field.changed;
  result.submitted = field.submitted;
  const std::string button_id = part_id(spec.id, "button");
  if (button(page, {.id = button_id, .label = spec.name, .kind = ButtonKind::secondary, .icon = Icon::search})) {
    result.submitted = true;
  }
  return result;
}

void banner(Page& page, std::string_view id, std::span<const Run> runs) {
  const Band band(page, Color::banner, page.narrow() ? space::m : space::l);
  const Column column(page, size::wide_content);
  rich_paragraph(page, id, runs, {.text = TextStyle::lead, .color = Color::on_banner});
}

void steps(Page& page, std::string_view id, std::string_view name, std::span<const Step> steps) {
  constexpr float disc = 36;
  constexpr float indent = disc + space::m;
  page.gap(space::m);
  const Region list(page, id, Role::list, name);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const TextLines& title = page.lay_out(step.title, TextStyle::strong, page.width() - indent);
    const TextLines& text = page.lay_out(step.text, TextStyle::body, page.width() - indent);
    const TextLines& mark = page.lay_out(step.mark, TextStyle::heading3, disc);
    const bool last = i + 1 == steps.size();
    const float height = std::max(disc, title.height() + text.height()) + (last ? 0 : space::l);
    const Rect rect = page.place(page.width(), height);
    if (!last) page.fill({rect.x + disc / 2 - 1, rect.y + disc, 2, height - disc}, Color::border);
    page.fill({rect.x, rect.y, disc, disc}, Color::primary_ground, disc / 2);
    page.draw_lines(mark, rect.x, rect.y + (disc - mark.height()) / 2, disc, Color::primary, Align::center);
    const float title_top = rect.y + std::max(0.0F, (disc - title.metrics.line_height) / 2);
    const float left = rect.x + indent;
    const float width = rect.width - indent;
    page.draw_lines(title, left, title_top, width, Color::text);
    page.draw_lines(text, left, title_top + title.height(), width, Color::text);
    const std::string step_id = part_id(id, i);
    page.begin_node(base_node(step_id, Role::listitem, {}, rect));
    page.add_node(text_node(step_id + ".mark", Role::text, mark,
                            {rect.x, rect.y + (disc - mark.height()) / 2, disc, mark.height()}));
    page.add_node(text_node(step_id + ".title", Role::text, title, {left, title_top, width, title.height()}));
    page.add_node(
        text_node(step_id + ".text", Role::text, text, {left, title_top + title.height(), width, text.height()}));
    page.end_node();
  }
  page.gap(space::m);
}

}  // namespace madoguchi::ui
