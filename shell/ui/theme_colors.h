// The colours of assets/theme.json, the one place where a colour is written down; CMake turns it into C++
// (theme_colors.cpp.in), the site's assembly into CSS.
#pragma once

#include <cstdint>
#include <span>

#include "ui/theme.h"

namespace madoguchi::ui {

struct ThemeColor {
  Color role;
  std::uint32_t light;  // 0xRRGGBBAA
  std::uint32_t dark;
};

std::span<const ThemeColor> theme_colors();  // one for each role but Color::none

}  // namespace madoguchi::ui
