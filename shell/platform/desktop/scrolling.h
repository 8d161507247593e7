// How far the page is scrolled: the wheel, the keys, and nodes that are to be seen.
#pragma once

#include "semantics/tree.h"

namespace madoguchi::platform::desktop {

// Logical pixels. The offset always lies between the page's top and its last windowful.
class Scrolling {
 public:
  float y() const { return y_; }
  void set_extent(float page_height, float window_height);
  void to(float y);
  void by(float distance) { to(y_ + distance); }
  void reveal(const semantics::Rect& rect);  // with room above for its label; stays when it is to be seen already
  float window_height() const { return window_height_; }
  float page_height() const { return page_height_; }

 private:
  float y_ = 0;
  float page_height_ = 0, window_height_ = 0;
};

}  // namespace madoguchi::platform::desktop
