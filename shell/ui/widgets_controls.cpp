// Links and buttons.
#include <algorithm>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float icon_gap = space::s;
constexpr float button_side = 24;  // left and right of the label

struct ButtonColors {
  Color ground = Color::none;
  Color border = Color::none;
  Color label = Color::primary;
};

ButtonColors colors_of(ButtonKind kind, const ControlState& state) {
  const bool lit = state.hovered || state.held;
  switch (kind) {
    case ButtonKind::primary: {
      const Color ground = state.held ? Color::primary_pressed : state.hovered ? Color::primary_hover : Color::primary;
      return {ground, Color::none, Color::on_primary};
    }
    case ButtonKind::secondary:
      return {lit ? Color::primary_ground : Color::raised, Color::primary, Color::primary};
    case ButtonKind::quiet:
      return {lit ? Color::primary_ground : Color::none, Color::none, Color::primary};
  }
  return {};
}

}  // namespace

bool link(Page& page, std::string_view id, std::string_view text, std::string_view href, const LinkStyle& style) {
  const TextMetrics scale = [&] {
    TextMetrics out = metrics(style.text, page.narrow());
    out.bold = out.bold || style.strong;
    return out;
  }();
  const float icon_room = style.icon == Icon::none ? 0 : size::icon + space::xs;
  const TextLines& lines = page.lay_out(text, scale, page.width() - icon_room);
  const float height = std::max(size::target, lines.height());
  const Rect rect = page.place(std::max(size::target, lines.width + icon_room), height);
  const float top = rect.y + (height - lines.height()) / 2;

  semantics::Node node = base_node(id, Role::link, text, rect);
  node.href = href;
  node.current = style.current;
  node.layout = layout_of(lines);
  const ControlState state = page.control(std::move(node));

  page.draw_lines(lines, rect.x, top, rect.width, style.color);
  if (style.underlined || state.hovered) {
    const float thickness = state.hovered ? 2.0F : 1.0F;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
      const float y = top + static_cast<float>(i + 1) * scale.line_height - (scale.line_height - scale.size) / 2 + 2;
      page.fill({rect.x, y, lines.lines[i].width, thickness}, style.color);
    }
  }
  if (style.current) page.fill({rect.x, rect.y + height - 3, lines.width, 3}, style.color);
  const float icon_y = top + lines.height() - scale.line_height + (scale.line_height - size::icon) / 2;
  page.icon(style.icon, rect.x + lines.lines.back().width + space::xs, icon_y, size::icon, style.color);
  if (state.focused) page.focus_ring(rect);
  if (state.pressed) page.open(href);
  return state.pressed;
}

bool button(Page& page, const ButtonSpec& spec) {
  const Icon icon = spec.busy ? Icon::spinner : spec.icon;
  const float icon_room = icon == Icon::none ? 0 : size::icon + icon_gap;
  const float side = spec.kind == ButtonKind::quiet ? space::m : button_side;
  const float most = std::max(page.width() - 2 * side - icon_room, 1.0F);
  const TextLines& lines = page.lay_out(spec.label, TextStyle::button, most);
  const float content = lines.width + icon_room;
  const float width = spec.wide ? page.width() : std::max(content + 2 * side, 96.0F);
  const float height = std::max(size::button, lines.height() + 2 * 12);
  const Rect rect = page.place(width, height, spec.align);

  semantics::Node node = base_node(spec.id, spec.href.empty() ? Role::button : Role::link,
                                   spec.name.empty() ? spec.label : spec.name, rect);
  node.href = spec.href;
  node.description = spec.description;
  if (!spec.described_by.empty()) node.described_by.emplace_back(spec.described_by);
  node.busy = spec.busy;
  node.submits = spec.submits;
  const float left = rect.x + (rect.width - content) / 2;
  const float top = rect.y + (height - lines.height()) / 2;
  node.layout = layout_of(lines, rect, left + icon_room, top);
  const ControlState state = page.control(std::move(node));

  const ButtonColors colors = colors_of(spec.kind, state);
  page.fill(rect, colors.ground, size::radius);
  page.outline(rect, colors.border, 2, size::radius);
  page.icon(icon, left, rect.y + (height - size::icon) / 2, size::icon, colors.label);
  page.draw_lines(lines, left + icon_room, top, lines.width, colors.label, Align::center);
  if (state.focused) page.focus_ring(rect);
  if (state.pressed && !spec.href.empty()) page.open(spec.href);
  return state.pressed;
}

void skip_link(Page& page, std::string_view id, std::string_view text, std::string_view target) {
  const TextLines& lines = page.lay_out(text, TextStyle::button, page.window_width() - 4 * space::m);
  const bool shown = page.interaction().focused() == id;
  const Rect rect{space::s, page.scroll_y() + space::s, lines.width + 2 * space::m, size::target};
  // Without the focus it takes no room, so that it takes no presses from what it would lie on.
  semantics::Node node = base_node(id, Role::link, text, shown ? rect : Rect{0, 0, 1, 1});
  node.href = "#" + std::string(target);
  const float left = rect.x + space::m;
  const float top = rect.y + (rect.height - lines.height()) / 2;
  node.layout = shown ? layout_of(lines, rect, left, top) : layout_of(lines);
  const ControlState state = page.control(std::move(node));
  if (shown) {
    page.overlay(rect, [&] {
      page.fill(rect, Color::primary, size::radius);
      page.draw_lines(lines, left, top, lines.width, Color::on_primary);
      page.focus_ring(rect);
    });
  }
  if (state.pressed) page.focus(target);
}

}  // namespace madoguchi::ui
