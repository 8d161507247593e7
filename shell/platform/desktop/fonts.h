// The faces of the native client, from font files, through ImGui's own rasteriser.
#pragma once

#include <string>

#include "ui/fonts.h"

namespace madoguchi::platform::desktop {

// Adds a regular and a bold face to the current ImGui context's atlas: the given files where they are given, else BIZ
// UDPGothic where the build found it, else what fontconfig has for Japanese, which also stands behind the others for
// characters that they lack. Both are null when there is none.
ui::Fonts add_fonts(const std::string& regular_file, const std::string& bold_file);

}  // namespace madoguchi::platform::desktop
