// Icons, drawn with lines and arcs so that they are sharp at every density and need no font. Decoration only: what an
// icon says is always said in words as well.
#pragma once

#include <cstdint>

struct ImDrawList;

namespace madoguchi::ui {

enum class Icon : std::uint8_t {
  none,
  paper_clip,
  question,
  cross,
  check,
  warning,
  info,
  error,
  chevron_right,
  chevron_down,
  external,
  search,
  person,
  document,
  list,
  mail,
  phone,
  bell,
  book,
  spinner,
};

// Draws the icon into a square of `size` whose top left is (x, y), in screen coordinates. `color` as ImGui packs it.
void draw_icon(ImDrawList& draw, Icon icon, float x, float y, float size, std::uint32_t color);

}  // namespace madoguchi::ui
