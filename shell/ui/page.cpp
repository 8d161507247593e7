// Placing, drawing and saying. The page's draw list is split into layers, so that a box's ground can be drawn when what
// it holds is known, and a dialog lies above all: grounds by depth, content, then the same again for the overlay.
#include "ui/page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "ui/glyph_run.h"
#include "ui/icons.h"

namespace madoguchi::ui {
namespace {

constexpr int ground_layers = 7;
constexpr int content_layer = ground_layers;
constexpr int overlay_layers = ground_layers + 1;  // added while the overlay is drawn
constexpr int layer_count = 2 * overlay_layers;

constexpr float thin = 4;  // a filled rectangle of this extent or less is a line

}  // namespace

Page::Page(const Setup& setup)
    : setup_(setup), window_(setup.platform.window()), theme_(&ui::theme(window_.dark, window_.more_contrast)) {
  window_.scroll_y = to_whole_pixels(window_.scroll_y);  // so that everything moves as one
  setup_.draw.ChannelsSplit(layer_count);
  use_content_layer();
  push_layout(0, window_.width, 0);
}

void Page::finish() { setup_.draw.ChannelsMerge(); }

void Page::announce(std::string text, bool assertive) {
  if (measuring_ == 0) setup_.semantics.announce(std::move(text), assertive);
}

// --- Placing ---------------------------------------------------------------------------------------------------------

void Page::push_layout(float left, float width, float y) {
  Layout next;
  next.left = left;
  next.width = std::max(width, 1.0F);
  next.y = y;
  layouts_.push_back(next);
}

void Page::pop_layout() { layouts_.pop_back(); }

void Page::gap(float height) {
  Layout& at = layout();
  if (at.empty || at.flow) return;
  at.pending_gap = std::max(at.pending_gap, height);
}

void Page::settle_gap() {
  Layout& at = layout();
  at.y += std::exchange(at.pending_gap, 0.0F);
}

float Page::place_in_flow(float width, float height) {
  Layout& at = layout();
  if (!at.empty && at.x + at.flow_gap + width > at.width + 0.01F) {
    at.y += at.row_height + space::s;
    at.x = 0;
    at.row_height = 0;
    at.empty = true;
  }
  const float x = at.empty ? 0 : at.x + at.flow_gap;
  at.x = x + width;
  at.row_height = std::max(at.row_height, height);
  at.widest_row = std::max(at.widest_row, at.x);
  return at.left + std::max(0.0F, std::min(at.flow_offset, at.width - at.x)) + x;
}

Rect Page::place(float width, float height, Align align) {
  Layout& at = layout();
  width = std::min(width, at.width);
  Rect rect{at.left, at.y, width, height};
  if (at.flow) {
    rect.x = place_in_flow(width, height);
    rect.y = at.y;
  } else {
    settle_gap();
    const float room = at.width - width;
    if (align == Align::center) rect.x += room / 2;
    if (align == Align::end) rect.x += room;
    rect.y = at.y;
    at.y += height;
  }
  at.empty = false;
  if (measuring_ == 0) bottom_ = std::max(bottom_, rect.y + rect.height);
  return rect;
}

float Page::measure(float width, const std::function<void()>& body) {
  ++measuring_;
  push_layout(0, width, 0);
  body();
  const float height = layout().y;
  pop_layout();
  --measuring_;
  return height;
}

void Page::overlay(const Rect& area, const std::function<void()>& body) {
  const int depth = std::exchange(depth_, 0);
  in_modal_ = true;
  use_content_layer();
  push_layout(area.x, area.width, area.y);
  body();
  pop_layout();
  in_modal_ = false;
  depth_ = depth;
  use_content_layer();
}

// --- Drawing ---------------------------------------------------------------------------------------------------------

void Page::use_content_layer() { setup_.draw.ChannelsSetCurrent(content_layer + (in_modal_ ? overlay_layers : 0)); }

void Page::use_ground_layer(int depth) {
  setup_.draw.ChannelsSetCurrent(std::min(depth, ground_layers - 1) + (in_modal_ ? overlay_layers : 0));
}

bool Page::visible(const Rect& rect) const {
  constexpr float around = 8;  // focus rings stand outside
  return measuring_ == 0 && rect.y + rect.height + around >= window_.scroll_y &&
         rect.y - around <= window_.scroll_y + window_.height;
}

// Edges stand between physical pixels, at every density: an edge inside one would be blurred.
float Page::to_whole_pixels(float length) const { return std::round(length * window_.density) / window_.density; }

Rect Page::to_whole_pixels(const Rect& rect) const {
  const float left = to_whole_pixels(rect.x);
  const float top = to_screen_y(to_whole_pixels(rect.y));
  return {left, top, to_whole_pixels(rect.x + rect.width) - left,
          to_screen_y(to_whole_pixels(rect.y + rect.height)) - top};
}

// As CSS has it for borders: a line has the same width wherever it stands, and is never away.
float Page::stroke_width(float thickness) const {
  return std::max(std::floor(thickness * window_.density + 0.01F), 1.0F) / window_.density;
}

void Page::fill(const Rect& rect, Color color, float radius) {
  if (color == Color::none || !visible(rect) || rect.width <= 0 || rect.height <= 0) return;
  Rect whole = to_whole_pixels(rect);
  if (rect.height <= thin) whole.height = stroke_width(rect.height);
  if (rect.width <= thin) whole.width = stroke_width(rect.width);
  setup_.draw.AddRectFilled({whole.x, whole.y}, {whole.x + whole.width, whole.y + whole.height}, (*theme_)[color],
                            radius);
}

void Page::outline(const Rect& rect, Color color, float thickness, float radius) {
  if (color == Color::none || !visible(rect)) return;
  const Rect whole = to_whole_pixels(rect);
  const float width = stroke_width(thickness);
  // The stroke lies wholly inside the rectangle.
  const float half = width / 2;
  setup_.draw.PathRect({whole.x + half, whole.y + half}, {whole.x + whole.width - half, whole.y + whole.height - half},
                       std::max(radius - half, 0.0F));
  setup_.draw.PathStroke((*theme_)[color], ImDrawFlags_Closed, width);
}

void Page::focus_ring(const Rect& rect, float radius) {
  constexpr float halo = 2;
  const float outer = halo + size::focus_ring;
  outline({rect.x - halo, rect.y - halo, rect.width + 2 * halo, rect.height + 2 * halo}, Color::focus_halo, halo,
          radius + halo);
  outline({rect.x - outer, rect.y - outer, rect.width + 2 * outer, rect.height + 2 * outer}, Color::focus,
          size::focus_ring, radius + outer);
}

void Page::icon(Icon icon, float x, float y, float size, Color color) {
  if (icon == Icon::none || !visible({x, y, size, size})) return;
  draw_icon(setup_.draw, icon, to_whole_pixels(x), to_screen_y(to_whole_pixels(y)), size, (*theme_)[color]);
}

const TextLines& Page::lay_out(std::string_view text, TextStyle style, float max_width) {
  return setup_.layouts.lay_out(text, metrics(style, narrow()), max_width);
}

float Page::text_width(std::string_view text, TextStyle style) {
  return setup_.layouts.width(text, metrics(style, narrow()));
}

void Page::draw_lines(const TextLines& lines, float x, float y, float width, Color color, Align align) {
  if (!visible({x, y, width, lines.height()})) return;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const TextLine& text_line = lines.lines[i];
    float left = x;
    if (align == Align::center) left += (width - text_line.width) / 2;
    if (align == Align::end) left += width - text_line.width;
    draw_text(lines.line(i), left, y + static_cast<float>(i) * lines.metrics.line_height, lines.metrics, color);
  }
}

float Page::text_width_with_spaces(std::string_view text, const TextMetrics& metrics) const {
  return advance_of(setup_.fonts, text, metrics);
}

void Page::draw_text(std::string_view text, float x, float y, const TextMetrics& metrics, Color color) {
  if (text.empty() || !visible({x, y, 0, metrics.line_height})) return;
  const float inset = (metrics.line_height - metrics.size) / 2;
  draw_glyphs(setup_.draw, setup_.fonts, text, metrics, {x, to_screen_y(y + inset), window_.density, (*theme_)[color]});
}

// --- Semantics -------------------------------------------------------------------------------------------------------

void Page::add_node(semantics::Node node) {
  if (measuring_ == 0) setup_.semantics.add(std::move(node));
}

int Page::begin_node(semantics::Node node) {
  settle_gap();
  if (measuring_ > 0) return -1;
  const bool own_rect = node.rect.height > 0;
  const int index = setup_.semantics.begin(std::move(node));
  nodes_.push_back({own_rect ? -1 : index, layout().y, layout().left, layout().width});
  return index;
}

void Page::end_node() {
  if (measuring_ > 0) return;
  const OpenNode open = nodes_.back();
  nodes_.pop_back();
  setup_.semantics.end();
  if (open.index < 0) return;
  const Layout& at = layout();
  const float bottom = at.y + (at.flow ? at.row_height : 0);
  setup_.semantics.at(open.index).rect = {open.left, open.top, open.width, std::max(bottom - open.top, 0.0F)};
}

ControlState Page::control(semantics::Node node) {
  const ControlState state = react(node);
  add_node(std::move(node));
  return state;
}

ControlState Page::begin_control(semantics::Node node) {
  const ControlState state = react(node);
  begin_node(std::move(node));
  return state;
}

ControlState Page::react(const semantics::Node& node) {
  if (measuring_ > 0) return {};
  Interaction& person = setup_.interaction;
  const bool reachable = person.modal().empty() || in_modal_;
  const bool enabled = reachable && !node.disabled;
  ControlState state;
  state.pressed = enabled && !node.busy && person.take_press(node.id);
  state.hovered = enabled && person.hovered() == node.id;
  state.held = enabled && person.held() == node.id;
  state.focused = reachable && person.focus_visible() && person.focused() == node.id;
  return state;
}

}  // namespace madoguchi::ui
