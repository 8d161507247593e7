// The values of the theme. A calm, official look: white ground, deep blue, generous room.
#include "ui/theme.h"

namespace madoguchi::ui {
namespace {

struct Entry {
  Color role;
  std::uint32_t light;  // 0xRRGGBB
  std::uint32_t dark;
};

constexpr Entry entries[] = {
    {Color::ground, 0xFFFFFF, 0x12161D},         {Color::sunken, 0xF3F6FA, 0x1A2029},
    {Color::raised, 0xFFFFFF, 0x1E2530},         {Color::text, 0x1A1F29, 0xEEF1F6},
    {Color::muted, 0x4C5566, 0xB4BDCB},          {Color::primary, 0x0B3B8C, 0x8FB8FF},
    {Color::primary_hover, 0x082E70, 0xA9C8FF},  {Color::primary_pressed, 0x062355, 0xC4D9FF},
    {Color::on_primary, 0xFFFFFF, 0x0A1B38},     {Color::primary_ground, 0xE8F0FC, 0x1F2F4C},
    {Color::link, 0x0B4DB5, 0x9CC2FF},           {Color::border, 0xCBD3DE, 0x3A4452},
    {Color::control_border, 0x667080, 0x8F9AAA}, {Color::focus, 0x0A0A0A, 0xFFD84D},
    {Color::focus_halo, 0xFFD43B, 0x12161D},     {Color::error, 0xB3201B, 0xFF9D94},
    {Color::on_error, 0xFFFFFF, 0x3A0906},       {Color::error_ground, 0xFDEEED, 0x3A1E1F},
    {Color::success, 0x0C6638, 0x7FD6A2},        {Color::success_ground, 0xE8F6EE, 0x16301F},
    {Color::warning, 0x7A4D00, 0xF2C14E},        {Color::warning_ground, 0xFFF7DB, 0x332A12},
    {Color::banner, 0xFFE37A, 0xFFE37A},         {Color::on_banner, 0x2A2200, 0x2A2200},
    {Color::overlay, 0x0C1424, 0x000000},        {Color::selection, 0xB9D5FB, 0x2F4F85},
};

constexpr std::uint32_t overlay_alpha = 0x99;

Theme make(bool dark) {
  Theme theme;
  theme.dark = dark;
  for (const Entry& entry : entries) {
    const std::uint32_t rgb = dark ? entry.dark : entry.light;
    const std::uint32_t alpha = entry.role == Color::overlay ? overlay_alpha : 0xFFU;
    theme.colors[static_cast<std::size_t>(entry.role)] =
        alpha << 24U | (rgb & 0xFFU) << 16U | (rgb & 0xFF00U) | (rgb >> 16U & 0xFFU);
  }
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

const Theme& theme(bool dark) {
  static const Theme light_theme = make(false);
  static const Theme dark_theme = make(true);
  return dark ? dark_theme : light_theme;
}

std::span<const ContrastPair> contrast_pairs() { return pairs; }

TextMetrics metrics(TextStyle style, bool narrow) {
  const auto index = static_cast<std::size_t>(style);
  return narrow ? narrow_scale[index] : wide_scale[index];
}

}  // namespace madoguchi::ui
