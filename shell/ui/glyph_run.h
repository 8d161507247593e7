// One line of text as glyphs, a grapheme cluster each. The pen moves by exact advances, as the browser's does, so that
// caret, selection and candidate window of the DOM text stand at the drawn letters; each glyph is then put on whole
// physical pixels, because between two of them it would be blurred.
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/fonts.h"
#include "ui/theme.h"

struct ImDrawList;
struct ImFont;

namespace madoguchi::ui {

ImFont& font_of(const Fonts& fonts, const TextMetrics& metrics);

// What the face is asked for to draw a cluster (text/clusters.h).
unsigned glyph_of(const Fonts& fonts, std::string_view cluster);

// How far the pen moves, spaces at the end included.
float advance_of(const Fonts& fonts, std::string_view text, const TextMetrics& metrics);

// Draws with the pen at `x` and the em box's top at `y`, in screen coordinates.
struct GlyphRunPlace {
  float x = 0, y = 0;
  float density = 1;  // physical pixels a logical pixel
  std::uint32_t color = 0;
};
void draw_glyphs(ImDrawList& draw, const Fonts& fonts, std::string_view text, const TextMetrics& metrics,
                 const GlyphRunPlace& place);

}  // namespace madoguchi::ui
