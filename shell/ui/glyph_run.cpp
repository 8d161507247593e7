// See glyph_run.h. The quads are ImFont::RenderText's, but for where they stand.
#include "ui/glyph_run.h"

#include <cmath>

#include "imgui.h"
#include "text/clusters.h"
#include "text/utf8.h"
#include "ui/cluster_glyphs.h"

namespace madoguchi::ui {
namespace {

constexpr char32_t last_of_basic_plane = 0xFFFF;

template <class Visit>
int for_each_glyph(const Fonts& fonts, std::string_view text, const Visit& visit) {
  int count = 0;
  for (std::size_t begin = 0; begin < text.size(); ++count) {
    const std::size_t end = text::cluster_end(text, begin);
    visit(static_cast<ImWchar>(glyph_of(fonts, text.substr(begin, end - begin))));
    begin = end;
  }
  return count;
}

}  // namespace

ImFont& font_of(const Fonts& fonts, const TextMetrics& metrics) { return metrics.bold ? *fonts.bold : *fonts.regular; }

unsigned glyph_of(const Fonts& fonts, std::string_view cluster) {
  const text::Decoded first = text::decode_at(cluster, 0);
  const bool single = first.size_bytes == cluster.size() && first.code_point <= last_of_basic_plane;
  if (single || fonts.clusters == nullptr) return first.code_point;
  return fonts.clusters->number_of(cluster).value_or(first.code_point);
}

float advance_of(const Fonts& fonts, std::string_view text, const TextMetrics& metrics) {
  ImFontBaked* baked = font_of(fonts, metrics).GetFontBaked(metrics.size);
  float advance = 0;
  for_each_glyph(fonts, text, [&](ImWchar glyph) { advance += baked->GetCharAdvance(glyph); });
  return advance * metrics.size / baked->Size;
}

void draw_glyphs(ImDrawList& draw, const Fonts& fonts, std::string_view text, const TextMetrics& metrics,
                 const GlyphRunPlace& place) {
  ImFontBaked* baked = font_of(fonts, metrics).GetFontBaked(metrics.size);
  // All are loaded first: a new one may make the atlas grow, which moves what was drawn from it.
  const int count = for_each_glyph(fonts, text, [&](ImWchar glyph) { baked->FindGlyph(glyph); });
  if (count == 0) return;
  const float scale = metrics.size / baked->Size;
  const auto on_pixel = [&](float at) { return std::round(at * place.density) / place.density; };
  const float y = on_pixel(place.y);
  float pen = place.x;
  int drawn = 0;
  draw.PrimReserve(count * 6, count * 4);
  for_each_glyph(fonts, text, [&](ImWchar number) {
    const ImFontGlyph& glyph = *baked->FindGlyph(number);
    if (glyph.Visible != 0U) {
      const float x = on_pixel(pen);
      const std::uint32_t color = glyph.Colored != 0U ? place.color | ~IM_COL32_A_MASK : place.color;
      draw.PrimRectUV({x + glyph.X0 * scale, y + glyph.Y0 * scale}, {x + glyph.X1 * scale, y + glyph.Y1 * scale},
                      {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1}, color);
      ++drawn;
    }
    pen += glyph.AdvanceX * scale;
  });
  draw.PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

}  // namespace madoguchi::ui
