// What a frame really drew, read from Dear ImGui's draw data and its item hooks: every glyph with its place, and every
// item that ImGui was given. Linked with the hooked Dear ImGui (see CMakeLists.txt).
#pragma once

#include <string>
#include <vector>

#include "semantics/tree.h"

namespace madoguchi::tests {

struct DrawnGlyph {
  char32_t code_point = 0;
  semantics::Rect rect;  // of the window
};
std::vector<DrawnGlyph> drawn_glyphs();  // of the last frame, within their clip rectangles

struct DrawnItem {
  std::string label;
  semantics::Rect rect;  // of the window
};
// Items that were given to ImGui while it lives, its windows left out.
class ItemRecord {
 public:
  ItemRecord();
  ~ItemRecord();
  ItemRecord(const ItemRecord&) = delete;
  ItemRecord& operator=(const ItemRecord&) = delete;
  const std::vector<DrawnItem>& items() const;
};

}  // namespace madoguchi::tests
