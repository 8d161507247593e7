// A calm, official look: white ground, deep blue, generous room. Its colours are in assets/theme.json.
#include "ui/theme.h"

#include "ui/theme_colors.h"

namespace madoguchi::ui {
namespace {

// 0xRRGGBBAA as ImGui packs it.
constexpr std::uint32_t packed(std::uint32_t rgba) {
  return (rgba & 0xFFU) << 24U | (rgba >> 8U & 0xFFU) << 16U | (rgba >> 16U & 0xFFU) << 8U | rgba >> 24U;
}

// Stronger: what is quiet by its colour is as clear as text, and every edge can be seen.
void strengthen(Theme& theme) {
  const auto at = [&theme](Color role) -> std::uint32_t& { return theme.colors[static_cast<std::size_t>(role)]; };
  for (const Color quiet : {Color::muted, Color::border, Color::control_border}) at(quiet) = at(Color::text);
}

Theme make(bool dark, bool more_contrast) {
  Theme theme;
  theme.dark = dark;
  for (const ThemeColor& color : theme_colors()) {
    theme.colors[static_cast<std::size_t>(color.role)] = packed(dark ? color.dark : color.light);
  }
  if (more_contrast) strengthen(theme);
  return theme;
}

constexpr double text_ratio = 4.5;
constexpr double edge_ratio = 3.0;

constexpr ContrastPair pairs[] = {
    {Color::text, Color::ground, text_ratio},
    {Color::text, Color::sunken, text_ratio},
    {Color::text, Color::raised, text_ratio},
    {Color::text, Color::primary_ground, text_ratio},
    {Color::text, Color::error_ground, text_ratio},
    {Color::text, Color::success_ground, text_ratio},
    {Color::text, Color::warning_ground, text_ratio},
    {Color::text, Color::selection, text_ratio},
    {Color::muted, Color::ground, text_ratio},
    {Color::muted, Color::sunken, text_ratio},
    {Color::muted, Color::raised, text_ratio},
    {Color::muted, Color::primary_ground, text_ratio},
    {Color::primary, Color::ground, text_ratio},
    {Color::primary, Color::sunken, text_ratio},
    {Color::primary, Color::raised, text_ratio},
    {Color::primary, Color::primary_ground, text_ratio},
    {Color::on_primary, Color::primary, text_ratio},
    {Color::on_primary, Color::primary_hover, text_ratio},
    {Color::on_primary, Color::primary_pressed, text_ratio},
    {Color::link, Color::ground, text_ratio},
    {Color::link, Color::sunken, text_ratio},
    {Color::link, Color::raised, text_ratio},
    {Color::link, Color::error_ground, text_ratio},
    {Color::link, Color::primary_ground, text_ratio},
    {Color::error, Color::ground, text_ratio},
    {Color::error, Color::sunken, text_ratio},
    {Color::error, Color::raised, text_ratio},
    {Color::error, Color::error_ground, text_ratio},
    {Color::on_error, Color::error, text_ratio},
    {Color::success, Color::ground, text_ratio},
    {Color::success, Color::raised, text_ratio},
    {Color::success, Color::success_ground, text_ratio},
    {Color::warning, Color::ground, text_ratio},
    {Color::warning, Color::raised, text_ratio},
    {Color::warning, Color::warning_ground, text_ratio},
    {Color::on_banner, Color::banner, text_ratio},
    {Color::code_module, Color::code_ground, text_ratio},
    {Color::control_border, Color::ground, edge_ratio},
    {Color::control_border, Color::sunken, edge_ratio},
    {Color::control_border, Color::raised, edge_ratio},
    {Color::control_border, Color::primary_ground, edge_ratio},
    {Color::focus, Color::ground, edge_ratio},
    {Color::focus, Color::sunken, edge_ratio},
    {Color::focus, Color::raised, edge_ratio},
    {Color::focus, Color::error_ground, edge_ratio},
    {Color::focus, Color::primary_ground, edge_ratio},
    {Color::focus, Color::focus_halo, edge_ratio},
};

constexpr TextMetrics wide_scale[] = {
    {32, 48, true},  {24, 38, true}, {19, 30, true}, {18, 31, false},
    {16, 27, false}, {16, 27, true}, {16, 24, true}, {14, 23, false},
};
constexpr TextMetrics narrow_scale[] = {
    {26, 39, true},  {21, 33, true}, {18, 29, true}, {17, 29, false},
    {16, 27, false}, {16, 27, true}, {16, 24, true}, {14, 23, false},
};

}  // namespace

const Theme& theme(bool dark, bool more_contrast) {
  static const Theme themes[2][2] = {{make(false, false), make(false, true)}, {make(true, false), make(true, true)}};
  return themes[dark ? 1 : 0][more_contrast ? 1 : 0];
}

std::span<const ContrastPair> contrast_pairs() { return pairs; }

TextMetrics metrics(TextStyle style, bool narrow) {
  const auto index = static_cast<std::size_t>(style);
  return narrow ? narrow_scale[index] : wide_scale[index];
}

}  // namespace madoguchi::ui
