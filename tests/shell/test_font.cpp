// See test_font.h.
#include "shell/test_font.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace madoguchi::tests {
namespace {

bool is_half_width(ImWchar c) { return c < 0x80 || c == 0x2022 || (c >= 0xFF61 && c <= 0xFF9F); }

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) { return c >= 0x20; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.8F;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* advance_only) {
  const float advance = is_half_width(c) ? baked->Size / 2 : baked->Size;
  if (advance_only != nullptr) {
    *advance_only = advance;
    return true;
  }
  glyph->Codepoint = c & 0x3FFFFFFU;
  glyph->AdvanceX = advance;
  const bool blank = c == ' ' || c == 0x3000;
  if (blank) return true;
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, 1, 1);
  if (id == ImFontAtlasRectId_Invalid) return false;
  constexpr unsigned char covered = 255;
  glyph->X0 = 0;
  glyph->Y0 = 0;
  glyph->X1 = advance;
  glyph->Y1 = baked->Size;
  glyph->Visible = true;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id), &covered,
                                     ImTextureFormat_Alpha8, 1);
  return true;
}

}  // namespace

ui::Fonts add_test_fonts() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "boxes";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  ImFontConfig config;
  config.FontLoader = &loader;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* regular = atlas.AddFont(&config);
  config.FontNo = 1;
  return {regular, atlas.AddFont(&config)};
}

}  // namespace madoguchi::tests
