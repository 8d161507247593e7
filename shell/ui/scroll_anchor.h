// Keeps what the reader looks at where it is on the screen while the page is laid out anew (another window width, other
// glyphs): the focused node, or else the one at the window's top. What CSS calls scroll anchoring; the page does it
// itself, because its words are laid out here.
#pragma once

#include <optional>
#include <string>

#include "semantics/tree.h"

namespace madoguchi::ui {

// The visible part of the page, logical pixels.
struct Viewport {
  float scroll_y = 0;
  float height = 0;
};

class ScrollAnchor {
 public:
  // Before the page is laid out anew: `shown` is the tree that the reader sees.
  ScrollAnchor(const semantics::Tree& shown, const Viewport& view);

  // After: the offset at which the anchor stands where it stood; none where nothing has to move.
  std::optional<float> wanted_scroll(const semantics::Tree& now, const Viewport& view) const;

 private:
  std::string id_;       // "" where there is nothing to hold on to
  float inside_ = 0;     // how much of the node, as a share of its height, lies above the window's top
  float screen_y_ = 0;   // where the node's top stood in the window, if it stood inside
  bool at_top_ = false;  // the page was not scrolled: it stays so while the anchor can be seen
};

}  // namespace madoguchi::ui
