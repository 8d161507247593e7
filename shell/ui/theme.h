// The theme: colours as roles (light and dark; their values are in assets/theme.json, which the host page reads too),
// type scale, spacing and sizes. Whoever draws names a role from here and never a number of their own. It leaves
// drawing to page.h and widgets.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace madoguchi::ui {

// What a colour is for. Each pair that carries text or marks a control is listed in contrast_pairs() and tested
// (WCAG 2.2).
enum class Color : std::uint8_t {
  none,    // transparent: nothing is drawn
  ground,  // the page
  sunken,  // quiet bands and boxes: footer, definition rows, help
  raised,  // tiles, cards, dialogs, fields
  text,
  muted,    // support text, examples
  primary,  // the main button; headings' accent
  primary_hover,
  primary_pressed,
  on_primary,      // text on the three above
  primary_ground,  // pale: hovered rows, chosen radio rows, secondary button's hover
  link,
  border,          // decoration only
  control_border,  // the edge that tells a control from the page (3:1)
  focus,           // the focus ring (3:1)
  focus_halo,      // the band inside the ring
  error,
  on_error,  // text on error: the mark of required items
  error_ground,
  success,
  success_ground,
  warning,  // icons and edges of notices
  warning_ground,
  banner,  // the yellow banner (S2)
  on_banner,
  code_ground,  // a QR code: dark on light in every theme, or readers fail
  code_module,
  overlay,         // over the page behind a dialog; has alpha
  selection,       // selected text in a field
  selection_veil,  // selected text of the page, over the letters; has alpha
  count_,
};

struct Theme {
  bool dark = false;
  // 0xAABBGGRR, as ImGui packs colours.
  std::array<std::uint32_t, static_cast<std::size_t>(Color::count_)> colors{};

  std::uint32_t operator[](Color role) const { return colors[static_cast<std::size_t>(role)]; }
};

// `more_contrast`: the person asked every page for it (prefers-contrast).
const Theme& theme(bool dark, bool more_contrast = false);

// Foreground on background and the least contrast ratio that is asked of them (4.5 for text, 3 for edges and icons).
struct ContrastPair {
  Color foreground;
  Color background;
  double least;
};
std::span<const ContrastPair> contrast_pairs();

// The type scale. `narrow` (a phone) makes headings a step smaller.
enum class TextStyle : std::uint8_t {
  heading1,
  heading2,
  heading3,
  lead,  // the first paragraph of a page, banners
  body,
  strong,  // body in bold: labels, tile titles
  button,
  small,  // hints, legal lines
};

struct TextMetrics {
  float size;         // logical pixels
  float line_height;  // logical pixels
  bool bold;
};

TextMetrics metrics(TextStyle style, bool narrow);

// Distances in logical pixels, a scale of eight.
namespace space {
inline constexpr float xs = 4;
inline constexpr float s = 8;
inline constexpr float m = 16;
inline constexpr float l = 24;
inline constexpr float xl = 40;
inline constexpr float xxl = 64;
}  // namespace space

namespace size {
inline constexpr float content = 840;        // a page's column at most
inline constexpr float wide_content = 1080;  // tiles, header and footer at most
inline constexpr float target = 44;          // a control's height at least (WCAG 2.5.5)
inline constexpr float button = 48;
inline constexpr float field = 48;
inline constexpr float field_padding = 14;  // left and right inside a text field
inline constexpr float radius = 8;
inline constexpr float stroke = 1;
inline constexpr float focus_ring = 3;
inline constexpr float icon = 20;
inline constexpr float narrow_below = 640;  // a window narrower than this is a phone
}  // namespace size

}  // namespace madoguchi::ui
