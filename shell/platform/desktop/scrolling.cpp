// The one scrollable thing there is: the page.
#include "platform/desktop/scrolling.h"

#include <algorithm>

namespace madoguchi::platform::desktop {

void Scrolling::set_extent(float page_height, float window_height) {
  page_height_ = page_height;
  window_height_ = window_height;
  to(y_);
}

void Scrolling::to(float y) { y_ = std::clamp(y, 0.0F, std::max(page_height_ - window_height_, 0.0F)); }

void Scrolling::reveal(const semantics::Rect& rect) {
  constexpr float room_above = 96;
  constexpr float room_below = 16;
  const bool seen = rect.y - room_above >= y_ && rect.y + rect.height + room_below <= y_ + window_height_;
  const bool at_top = y_ <= 0 && rect.y + rect.height + room_below <= window_height_;
  if (!seen && !at_top) to(rect.y - room_above);
}

}  // namespace madoguchi::platform::desktop
