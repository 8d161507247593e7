// The icons' shapes on a grid of 24, scaled to the size that is asked for.
#include "ui/icons.h"

#include <array>

#include "imgui.h"

namespace madoguchi::ui {
namespace {

constexpr float pi = 3.14159265F;

// A pen on the grid of 24 × 24 that becomes the square at (x, y).
class Pen {
 public:
  Pen(ImDrawList& draw, float x, float y, float size, std::uint32_t color)
      : draw_(draw), x_(x), y_(y), scale_(size / 24), color_(color) {}

  template <std::size_t N>
  void stroke(const std::array<ImVec2, N>& points, bool closed = false, float thickness = 2) {
    for (const ImVec2& point : points) draw_.PathLineTo(at(point.x, point.y));
    draw_.PathStroke(color_, closed ? ImDrawFlags_Closed : 0, thickness * scale_);
  }
  void circle(float x, float y, float radius, float thickness = 2) {
    draw_.AddCircle(at(x, y), radius * scale_, color_, 0, thickness * scale_);
  }
  void disc(float x, float y, float radius) { draw_.AddCircleFilled(at(x, y), radius * scale_, color_); }
  void arc(float x, float y, float radius, float from, float to, float thickness = 2) {
    draw_.PathArcTo(at(x, y), radius * scale_, from * pi, to * pi);
    draw_.PathStroke(color_, 0, thickness * scale_);
  }
  void box(float x0, float y0, float x1, float y1, float radius) {
    draw_.AddRect(at(x0, y0), at(x1, y1), color_, radius * scale_, 0, 2 * scale_);
  }
  // A clip: two bends joined by lines, slanted.
  void paper_clip() {
    draw_.PathLineTo(at(19.5F, 10.5F));
    draw_.PathLineTo(at(11.5F, 18.5F));
    draw_.PathBezierCubicCurveTo(at(9.0F, 21.0F), at(5.6F, 20.6F), at(4.0F, 19.0F));
    draw_.PathBezierCubicCurveTo(at(2.2F, 17.2F), at(2.2F, 14.0F), at(4.4F, 11.8F));
    draw_.PathLineTo(at(12.4F, 3.8F));
    draw_.PathBezierCubicCurveTo(at(14.2F, 2.2F), at(16.6F, 2.4F), at(17.9F, 3.7F));
    draw_.PathBezierCubicCurveTo(at(19.2F, 5.0F), at(19.4F, 7.4F), at(17.6F, 9.2F));
    draw_.PathLineTo(at(10.1F, 16.7F));
    draw_.PathBezierCubicCurveTo(at(9.2F, 17.6F), at(8.0F, 17.5F), at(7.3F, 16.8F));
    draw_.PathBezierCubicCurveTo(at(6.6F, 16.1F), at(6.6F, 14.9F), at(7.4F, 14.1F));
    draw_.PathLineTo(at(14.2F, 7.3F));
    draw_.PathStroke(color_, 0, 2 * scale_);
  }

 private:
  ImVec2 at(float x, float y) const { return {x_ + x * scale_, y_ + y * scale_}; }

  ImDrawList& draw_;
  float x_, y_, scale_;
  std::uint32_t color_;
};

void draw_question(Pen& pen) {
  pen.circle(12, 12, 10);
  pen.arc(12, 9.8F, 3.1F, -1.05F, 0.25F);
  pen.stroke(std::array{ImVec2{14.0F, 12.0F}, ImVec2{12.0F, 13.4F}, ImVec2{12.0F, 14.6F}});
  pen.disc(12, 17.4F, 1.3F);
}

void draw_bell(Pen& pen) {
  pen.arc(12, 10, 6, 1, 2);
  pen.stroke(std::array{ImVec2{6, 10}, ImVec2{6, 15}, ImVec2{4, 18}, ImVec2{20, 18}, ImVec2{18, 15}, ImVec2{18, 10}});
  pen.arc(12, 19, 2.4F, 0, 1);
}

void draw_document(Pen& pen) {
  pen.stroke(std::array{ImVec2{14, 3}, ImVec2{6, 3}, ImVec2{6, 21}, ImVec2{19, 21}, ImVec2{19, 8}, ImVec2{14, 3},
                        ImVec2{14, 8}, ImVec2{19, 8}});
  pen.stroke(std::array{ImVec2{9, 13}, ImVec2{16, 13}});
  pen.stroke(std::array{ImVec2{9, 17}, ImVec2{16, 17}});
}

void draw_list_icon(Pen& pen) {
  for (const float y : {6.0F, 12.0F, 18.0F}) {
    pen.disc(4.5F, y, 1.5F);
    pen.stroke(std::array{ImVec2{9, y}, ImVec2{21, y}});
  }
}

void draw_phone(Pen& pen) {
  pen.stroke(
      std::array{ImVec2{5, 3}, ImVec2{9, 3}, ImVec2{10.5F, 8}, ImVec2{8.5F, 10}, ImVec2{14, 15.5F}, ImVec2{16, 13.5F},
                 ImVec2{21, 15}, ImVec2{21, 19}, ImVec2{18, 21}, ImVec2{10, 17}, ImVec2{6, 12}, ImVec2{3, 6}},
      true);
}

void draw_shape(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::none:
      return;
    case Icon::paper_clip:
      return pen.paper_clip();
    case Icon::question:
      return draw_question(pen);
    case Icon::cross:
      pen.stroke(std::array{ImVec2{5, 5}, ImVec2{19, 19}});
      return pen.stroke(std::array{ImVec2{19, 5}, ImVec2{5, 19}});
    case Icon::check:
      return pen.stroke(std::array{ImVec2{4, 12.5F}, ImVec2{9.5F, 18}, ImVec2{20, 6.5F}}, false, 2.6F);
    case Icon::warning:
      pen.stroke(std::array{ImVec2{12, 3}, ImVec2{22, 20.5F}, ImVec2{2, 20.5F}}, true);
      pen.stroke(std::array{ImVec2{12, 9}, ImVec2{12, 14.5F}});
      return pen.disc(12, 17.5F, 1.3F);
    case Icon::error:
      pen.circle(12, 12, 10);
      pen.stroke(std::array{ImVec2{12, 6.5F}, ImVec2{12, 13.5F}});
      return pen.disc(12, 17, 1.3F);
    case Icon::info:
      pen.circle(12, 12, 10);
      pen.disc(12, 7.2F, 1.3F);
      return pen.stroke(std::array{ImVec2{12, 10.5F}, ImVec2{12, 17.5F}});
    case Icon::chevron_right:
      return pen.stroke(std::array{ImVec2{9, 5}, ImVec2{16, 12}, ImVec2{9, 19}});
    case Icon::chevron_down:
      return pen.stroke(std::array{ImVec2{5, 9}, ImVec2{12, 16}, ImVec2{19, 9}});
    case Icon::external:
      pen.stroke(std::array{ImVec2{11, 5}, ImVec2{4, 5}, ImVec2{4, 20}, ImVec2{19, 20}, ImVec2{19, 13}});
      pen.stroke(std::array{ImVec2{14, 4}, ImVec2{20, 4}, ImVec2{20, 10}});
      return pen.stroke(std::array{ImVec2{20, 4}, ImVec2{11, 13}});
    case Icon::search:
      pen.circle(10.5F, 10.5F, 6.5F);
      return pen.stroke(std::array{ImVec2{15.5F, 15.5F}, ImVec2{21, 21}});
    case Icon::person:
      pen.circle(12, 8, 4);
      return pen.arc(12, 21.5F, 8, 1.05F, 1.95F);
    case Icon::document:
      return draw_document(pen);
    case Icon::list:
      return draw_list_icon(pen);
    case Icon::mail:
      pen.box(2.5F, 5, 21.5F, 19, 1.5F);
      return pen.stroke(std::array{ImVec2{3, 6}, ImVec2{12, 13}, ImVec2{21, 6}});
    case Icon::phone:
      return draw_phone(pen);
    case Icon::bell:
      return draw_bell(pen);
    case Icon::book:
      pen.stroke(std::array{ImVec2{12, 6}, ImVec2{9, 4}, ImVec2{3, 4}, ImVec2{3, 18}, ImVec2{9, 18}, ImVec2{12, 20},
                            ImVec2{15, 18}, ImVec2{21, 18}, ImVec2{21, 4}, ImVec2{15, 4}, ImVec2{12, 6},
                            ImVec2{12, 20}});
      return;
    case Icon::spinner:
      return pen.arc(12, 12, 9, -0.5F, 1.0F, 2.6F);
  }
}

}  // namespace

void draw_icon(ImDrawList& draw, Icon icon, float x, float y, float size, std::uint32_t color) {
  Pen pen(draw, x, y, size, color);
  draw_shape(pen, icon);
}

}  // namespace madoguchi::ui
