// Tiles: links with a title and a line of text, laid in rows of equal height.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float padding = 20;
constexpr float tile_gap = space::m;
constexpr float action_gap = space::s;

// What one tile needs of its row.
struct Measured {
  const TextLines* title = nullptr;
  const TextLines* text = nullptr;
  const TextLines* action = nullptr;
  float height = 0;
};

Measured measure(Page& page, const Tile& tile, float width) {
  const float icon_room = tile.icon == Icon::none ? 0 : size::icon + space::s;
  const float chevron_room = tile.action.empty() ? size::icon : 0;
  const float inner = width - 2 * padding;
  Measured out;
  out.title = &page.lay_out(tile.title, TextStyle::strong, inner - icon_room - chevron_room);
  out.height = 2 * padding + out.title->height();
  if (!tile.text.empty()) {
    out.text = &page.lay_out(tile.text, TextStyle::small, inner);
    out.height += space::xs + out.text->height();
  }
  if (!tile.action.empty()) {
    out.action = &page.lay_out(tile.action, TextStyle::small, inner - size::icon);
    out.height += action_gap + out.action->height();
  }
  return out;
}

struct TileColors {
  Color ground, border, title, text, action;
};

TileColors colors_of(const Tile& tile, const ControlState& state) {
  if (tile.primary) {
    const Color ground = state.held ? Color::primary_pressed : state.hovered ? Color::primary_hover : Color::primary;
    return {ground, Color::none, Color::on_primary, Color::on_primary, Color::on_primary};
  }
  const bool lit = state.hovered || state.held;
  return {lit ? Color::primary_ground : Color::raised, lit ? Color::primary : Color::border, Color::primary,
          Color::muted, Color::primary};
}

// Named by its title alone; the rest of what stands on it describes it.
semantics::Node node_of(const Tile& tile, const Rect& rect) {
  semantics::Node node = base_node(tile.id, Role::link, tile.title, rect);
  node.href = tile.href;
  node.labelled_by = part_id(tile.id, "title");
  if (!tile.text.empty()) node.described_by.push_back(part_id(tile.id, "text"));
  if (!tile.action.empty()) node.described_by.push_back(part_id(tile.id, "action"));
  return node;
}

void draw_tile(Page& page, const Tile& tile, const Measured& parts, const Rect& rect) {
  const ControlState state = page.begin_control(node_of(tile, rect));
  if (state.pressed) page.open(tile.href);

  const TileColors colors = colors_of(tile, state);
  page.fill(rect, colors.ground, size::radius);
  page.outline(rect, colors.border, state.hovered ? 2 : size::stroke, size::radius);
  const auto words = [&](std::string_view part, const TextLines& lines, const Rect& room, Color color, Align align) {
    page.draw_lines(lines, room.x, room.y, room.width, color, align);
    const float shift = align == Align::end ? room.width - lines.width : 0;
    page.add_node(text_node(part_id(tile.id, part), Role::text, lines,
                            {room.x + shift, room.y, room.width - shift, lines.height()}));
  };
  const float inner = rect.width - 2 * padding;
  const float left = rect.x + padding;
  float y = rect.y + padding;
  // A tile that is only a title has it in the middle of its height.
  if (parts.text == nullptr && parts.action == nullptr) y = rect.y + (rect.height - parts.title->height()) / 2;
  const float icon_room = tile.icon == Icon::none ? 0 : size::icon + space::s;
  const float first_line = (parts.title->metrics.line_height - size::icon) / 2;
  page.icon(tile.icon, left, y + first_line, size::icon, colors.title);
  words("title", *parts.title, {left + icon_room, y, inner - icon_room, 0}, colors.title, Align::start);
  if (parts.action == nullptr) {
    page.icon(Icon::chevron_right, rect.x + rect.width - padding - 16, y + first_line + 2, 16, colors.title);
  }
  y += parts.title->height() + space::xs;
  if (parts.text != nullptr) words("text", *parts.text, {left, y, inner, 0}, colors.text, Align::start);
  if (parts.action != nullptr) {
    const float action_y = rect.y + rect.height - padding - parts.action->height();
    words("action", *parts.action, {left, action_y, inner - size::icon, 0}, colors.action, Align::end);
    page.icon(Icon::chevron_right, rect.x + rect.width - padding - 16,
              action_y + (parts.action->metrics.line_height - 16) / 2, 16, colors.action);
  }
  if (state.focused) page.focus_ring(rect);
  page.end_node();
}

}  // namespace

void tiles(Page& page, std::string_view id, std::string_view name, std::span<const Tile> tiles, float least_width) {
  if (tiles.empty()) return;
  page.gap(space::m);
  const Region list(page, id, Role::list, name);
  const float fitting = std::floor((page.width() + tile_gap) / (std::min(least_width, page.width()) + tile_gap));
  const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>(fitting), 1, tiles.size());
  const auto count = static_cast<float>(columns);
  const float width = (page.width() - (count - 1) * tile_gap) / count;
  std::vector<Measured> row;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t last = std::min(first + columns, tiles.size());
    row.clear();
    float height = size::target + padding;
    for (std::size_t i = first; i < last; ++i) {
      row.push_back(measure(page, tiles[i], width));
      height = std::max(height, row.back().height);
    }
    page.gap(tile_gap);
    const Rect whole = page.place(page.width(), height);
    for (std::size_t i = first; i < last; ++i) {
      const Rect rect{whole.x + static_cast<float>(i - first) * (width + tile_gap), whole.y, width, height};
      page.begin_node(base_node(part_id(tiles[i].id, "item"), Role::listitem, {}, rect));
      draw_tile(page, tiles[i], row[i - first], rect);
      page.end_node();
    }
  }
  page.gap(space::l);
}

}  // namespace madoguchi::ui
