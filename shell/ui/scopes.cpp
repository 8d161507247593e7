// The scopes of a page: columns, flows, boxes, bands and regions. Each changes where things are placed and puts it
// back.
#include <algorithm>
#include <utility>

#include "ui/node.h"
#include "ui/page.h"

namespace madoguchi::ui {

Column::Column(Page& page, float max_width, Align align) : page_(page) {
  page.settle_gap();
  const bool outermost = page.layouts_.size() == 1;
  const float margin = outermost ? page.margin() : 0;
  const float room = page.width() - 2 * margin;
  const float width = std::min(room, max_width);
  const bool first = page.layout().empty;
  const float beside = align == Align::center ? (room - width) / 2 : align == Align::end ? room - width : 0;
  page.push_layout(page.left() + margin + beside, width, page.y());
  page.layout().empty = first;  // below something, a gap at its start stands
}

Column::~Column() {
  const Page::Layout inner = page_.layout();
  page_.pop_layout();
  Page::Layout& outer = page_.layout();
  outer.empty = outer.empty && inner.empty;
  outer.y = inner.y;
  outer.pending_gap = inner.pending_gap;
}

Flow::Flow(Page& page, float gap, Align align)
    : page_(page), align_(align), width_key_("flow." + std::to_string(page.flows_++)) {
  page.settle_gap();
  page.push_layout(page.left(), page.width(), page.y());
  Page::Layout& inner = page.layout();
  inner.flow = true;
  inner.flow_gap = gap;
  if (align == Align::start) return;
  // A row's width is known when it is over: the one of the frame before places this one, or of the same frame drawn
  // once more.
  const float room = inner.width - page.interaction().number(width_key_);
  inner.flow_offset = align == Align::end ? room : room / 2;
}

Flow::~Flow() {
  const Page::Layout inner = page_.layout();
  page_.pop_layout();
  Page::Layout& outer = page_.layout();
  outer.y = inner.y + inner.row_height;
  outer.empty = outer.empty && inner.widest_row <= 0;
  if (align_ == Align::start || page_.measuring()) return;
  float& known = page_.interaction().number(width_key_);
  if (known == inner.widest_row) return;
  known = inner.widest_row;
  page_.unsettled_ = true;
}

Box::Box(Page& page, const BoxStyle& style) : page_(page), style_(style) {
  page.settle_gap();
  rect_ = {page.left(), page.y(), page.width(), 0};
  ++page.depth_;
  page.push_layout(rect_.x + style.padding, rect_.width - 2 * style.padding, rect_.y + style.padding);
}

Box::~Box() {
  const float inner_bottom = page_.y();
  page_.pop_layout();
  --page_.depth_;
  rect_.height = inner_bottom + style_.padding - rect_.y;
  const Rect placed = page_.place(rect_.width, rect_.height);
  page_.use_ground_layer(page_.depth_ + 1);
  page_.fill(placed, style_.ground, style_.radius);
  page_.outline(placed, style_.border, size::stroke, style_.radius);
  constexpr float edge_width = 6;
  page_.fill({placed.x, placed.y, edge_width, placed.height}, style_.edge, 2);
  page_.use_content_layer();
}

Band::Band(Page& page, Color ground, float padding, Color bottom_edge)
    : page_(page), ground_(ground), bottom_edge_(bottom_edge), padding_(padding) {
  page.settle_gap();
  top_ = page.y();
  page.layout().y += padding;
  page.layout().empty = true;
}

Band::~Band() {
  Page::Layout& at = page_.layout();
  at.pending_gap = 0;
  at.y += padding_;
  at.empty = false;
  page_.bottom_ = std::max(page_.bottom_, at.y);
  page_.use_ground_layer(0);
  page_.fill({0, top_, page_.window_width(), at.y - top_}, ground_);
  if (bottom_edge_ != Color::none) page_.fill({0, at.y - 1, page_.window_width(), 1}, bottom_edge_);
  page_.use_content_layer();
}

Area::Area(Page& page, float left, float top, float width) : page_(page) { page.push_layout(left, width, top); }

Area::~Area() { page_.pop_layout(); }

Region::Region(Page& page, std::string_view id, Role role, std::string_view name, std::string_view labelled_by)
    : Region(page, [&] {
        semantics::Node node = base_node(id, role, name, {});
        node.labelled_by = labelled_by;
        return node;
      }()) {}

Region::Region(Page& page, semantics::Node node) : page_(page), index_(page.begin_node(std::move(node))) {}

Region::~Region() {
  if (index_ >= 0) page_.end_node();
}

}  // namespace madoguchi::ui
