// Dear ImGui's fonts from the browser's own text drawing. Partner of web/glyphs.js.
#pragma once

#include "ui/fonts.h"

namespace madoguchi::platform::web {

// Adds a regular and a bold face to the current ImGui context's atlas. Nothing is loaded: glyphs are drawn when first
// used.
ui::Fonts add_browser_fonts();

}  // namespace madoguchi::platform::web
