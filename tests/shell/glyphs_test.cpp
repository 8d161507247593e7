// Where glyphs stand (B4): advances as they are, pictures on whole physical pixels, a grapheme cluster never torn
// apart.
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "shell/headless.h"
#include "text/utf8.h"
#include "ui/cluster_glyphs.h"
#include "ui/glyph_run.h"
#include "ui/text_layout.h"

namespace madoguchi::tests {
namespace {

constexpr ui::TextMetrics metrics{17, 24, false};  // half an em is 8.5 px
const std::string rare_kanji = "葛\U000E0100";     // with the variation that a name has
const std::string voiced_ka = "か\u3099";

struct Drawing {
  HeadlessImGui imgui;
  ui::ClusterGlyphs clusters;
  ui::Fonts fonts = imgui.fonts;

  Drawing() {
    fonts.clusters = &clusters;
    ImGui::NewFrame();
  }
  ~Drawing() { ImGui::EndFrame(); }

  // The left edges of the quads of a text that begins at x.
  std::vector<float> edges(std::string_view text, float x, float density) const {
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    const int before = draw.VtxBuffer.Size;
    ui::draw_glyphs(draw, fonts, text, metrics, {x, 3.4F, density, IM_COL32_WHITE});
    std::vector<float> found;
    for (int i = before; i < draw.VtxBuffer.Size; i += 4) found.push_back(draw.VtxBuffer[i].pos.x);
    return found;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(glyphs)

BOOST_AUTO_TEST_CASE(b4_advances_add_up_without_rounding) {
  const Drawing drawing;
  ui::TextLayouts layouts(drawing.fonts);
  const std::string hundred(100, 'a');
  BOOST_TEST(layouts.width(hundred, metrics) == 850.0F);
  BOOST_TEST(ui::advance_of(drawing.fonts, hundred, metrics) == 850.0F);
  BOOST_TEST(ui::advance_of(drawing.fonts, "a ", metrics) == 17.0F);
  BOOST_TEST(layouts.width("a ", metrics) == 8.5F);
}

BOOST_AUTO_TEST_CASE(b4_each_glyph_stands_on_a_whole_physical_pixel_nearest_to_its_pen) {
  const Drawing drawing;
  for (const float density : {1.0F, 1.5F, 2.0F, 3.0F}) {
    const std::vector<float> edges = drawing.edges("aaaa aaa", 10.3F, density);
    BOOST_REQUIRE(edges.size() == 7U);  // a space has no picture
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const float pen = 10.3F + 8.5F * static_cast<float>(i < 4 ? i : i + 1);
      const float physical = edges[i] * density;
      BOOST_TEST(std::abs(physical - std::round(physical)) < 0.001F);
      BOOST_TEST(std::abs(edges[i] - pen) <= 0.5F / density + 0.001F);
    }
  }
}

BOOST_AUTO_TEST_CASE(b4_a_cluster_is_one_glyph_and_never_torn_by_a_line_break) {
  const Drawing drawing;
  BOOST_TEST(drawing.edges(rare_kanji + voiced_ka + "\U0001F468\u200D\U0001F469\u200D\U0001F467", 0, 1).size() == 3U);
  ui::TextLayouts layouts(drawing.fonts);
  std::string text;
  for (int i = 0; i < 9; ++i) text += rare_kanji + voiced_ka;
  for (const float width : {1.0F, 17.0F, 40.0F, 100.0F}) {
    const ui::TextLines& lines = layouts.lay_out(text, metrics, width);
    std::string joined;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
      const std::string_view line = lines.line(i);
      const bool whole = line.substr(0, 3) == "葛" || line.substr(0, 3) == "か";
      BOOST_TEST(whole);
      joined += line;
    }
    BOOST_TEST(joined == text);
  }
}

BOOST_AUTO_TEST_CASE(b4_without_clusters_their_first_character_is_drawn) {
  Drawing drawing;
  drawing.fonts.clusters = nullptr;
  BOOST_TEST(ui::glyph_of(drawing.fonts, rare_kanji) == static_cast<unsigned>(U'葛'));
  BOOST_TEST(ui::advance_of(drawing.fonts, rare_kanji + voiced_ka, metrics) == 34.0F);
}

BOOST_AUTO_TEST_CASE(b4_clusters_get_numbers_that_no_text_has_and_keep_them) {
  Drawing drawing;
  const unsigned kanji = ui::glyph_of(drawing.fonts, rare_kanji);
  const unsigned plane_two = ui::glyph_of(drawing.fonts, "\U00020BB7");
  BOOST_TEST(kanji >= 0xD800U);
  BOOST_TEST(plane_two <= 0xDFFFU);
  BOOST_TEST(kanji != plane_two);
  BOOST_TEST(ui::glyph_of(drawing.fonts, rare_kanji) == kanji);
  BOOST_TEST(drawing.clusters.text_of(kanji) == rare_kanji);
  BOOST_TEST(drawing.clusters.text_of(U'葛').empty());
  BOOST_TEST(ui::glyph_of(drawing.fonts, "葛") == static_cast<unsigned>(U'葛'));
}

BOOST_AUTO_TEST_CASE(b4_when_all_numbers_are_taken_the_next_frame_gives_them_anew) {
  HeadlessImGui imgui;
  ui::ClusterGlyphs clusters;
  ui::Fonts fonts = imgui.fonts;
  fonts.clusters = &clusters;
  ui::TextLayouts layouts(fonts);
  layouts.begin_frame(1);
  ImGui::NewFrame();
  for (char32_t i = 0; i < 0x800; ++i) {
    std::string kanji;
    text::append_utf8(kanji, 0x20000 + i);
    BOOST_TEST(ui::advance_of(fonts, kanji, metrics) == 17.0F);
  }
  BOOST_TEST(!clusters.full());
  const unsigned in_need = ui::glyph_of(fonts, rare_kanji);
  BOOST_TEST(in_need == static_cast<unsigned>(U'葛'));
  BOOST_TEST(clusters.full());
  ImGui::Render();
  HeadlessImGui::finish_textures();

  layouts.begin_frame(1);
  ImGui::NewFrame();
  BOOST_TEST(!clusters.full());
  BOOST_TEST(clusters.text_of(ui::glyph_of(fonts, rare_kanji)) == rare_kanji);
  BOOST_TEST(layouts.width(rare_kanji + voiced_ka, metrics) == 34.0F);
  ImGui::Render();
  HeadlessImGui::finish_textures();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
