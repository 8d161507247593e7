// An ImFontLoader whose glyphs the browser rasterises with Canvas 2D (ImGui 1.92's dynamic fonts ask for each when it
// is first used, and again at another density). A face's size is the em, as in CSS, and its baseline stands where CSS
// would put it in a line box of that height, so that canvas and DOM agree.
#include "platform/web/glyphs.h"

#include <array>
#include <cmath>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"
#include "text/utf8.h"
#include "ui/cluster_glyphs.h"

EM_JS(void, host_glyphs_extent, (float size, int bold, float* out),
      { HEAPF32.set(Module.host.glyphs.extent(size, bold), out >> 2); });
EM_JS(void, host_glyphs_measure, (const char* text, std::size_t length, float size, int bold, float* out),
      { HEAPF32.set(Module.host.glyphs.measure(Module.host.bridge.text(text, length), size, bold), out >> 2); });
EM_JS(int, host_glyphs_draw, (unsigned char* out), { return Module.host.glyphs.draw(out); });

namespace madoguchi::platform::web {
namespace {

bool is_bold(const ImFontConfig& source) { return source.FontNo == 1; }

float density(const ImFontConfig& source, const ImFontBaked& baked) {
  return source.RasterizerDensity * baked.RasterizerDensity;
}

ui::ClusterGlyphs& clusters() {
  static ui::ClusterGlyphs numbers;
  return numbers;
}

std::string text_of(ImWchar glyph) {
  std::string text(clusters().text_of(glyph));
  if (text.empty()) text::append_utf8(text, glyph);
  return text;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code_point) { return code_point >= 0x20; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  const float scale = density(*source, *baked);
  std::array<float, 2> extent{};  // ascent, descent
  host_glyphs_extent(baked->Size * scale, is_bold(*source) ? 1 : 0, extent.data());
  const float baseline = baked->Size * scale / 2 + (extent[0] - extent[1]) / 2;
  baked->Ascent = std::round(baseline) / scale;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance_only) {
  if (code_point < 0x20) return false;
  const float scale = density(*source, *baked);
  std::array<float, 5> measured{};  // advance, left, top, width, height; physical pixels
  const std::string text = text_of(code_point);
  host_glyphs_measure(text.data(), text.size(), baked->Size * scale, is_bold(*source) ? 1 : 0, measured.data());
  const float advance = measured[0] / scale;
  if (advance_only != nullptr) {
    *advance_only = advance;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = advance;
  const int width = static_cast<int>(measured[3]);
  const int height = static_cast<int>(measured[4]);
  if (width == 0) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
  if (id == ImFontAtlasRectId_Invalid) {
    client().atlas.overflowed();
    return false;
  }
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  constexpr int bytes_a_pixel = 4;
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height * bytes_a_pixel);
  const bool colored = host_glyphs_draw(pixels.Data) != 0;
  glyph->X0 = measured[1] / scale;
  glyph->Y0 = measured[2] / scale + baked->Ascent;
  glyph->X1 = glyph->X0 + measured[3] / scale;
  glyph->Y1 = glyph->Y0 + measured[4] / scale;
  glyph->Visible = true;
  glyph->Colored = colored;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data,
                                     colored ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8,
                                     colored ? width * bytes_a_pixel : width);
  return true;
}

const ImFontLoader& browser_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return loader;
}

}  // namespace

const ImFontLoader* font_loader() { return &browser_loader(); }

ui::Fonts add_browser_fonts() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.FontLoader = font_loader();
  config.FontNo = 0;
  ImFont* regular = atlas.AddFont(&config);
  config.FontNo = 1;
  return {.regular = regular, .bold = atlas.AddFont(&config), .clusters = &clusters()};
}

}  // namespace madoguchi::platform::web

// What ImGui asks for a rasteriser when it is built with another than its own (IMGUI_ENABLE_FREETYPE names the switch,
// not what is behind it).
namespace ImGuiFreeType {

const ImFontLoader* GetFontLoader() { return madoguchi::platform::web::font_loader(); }

}  // namespace ImGuiFreeType
