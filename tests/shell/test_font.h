// A face without a font file: every character is a box, half an em wide for ASCII and half-width katakana, an em for
// all others. Texts are as wide on every machine, and no renderer is needed.
#pragma once

#include "ui/fonts.h"

namespace madoguchi::tests {

// Adds the face to the current ImGui context's atlas, regular and bold.
ui::Fonts add_test_fonts();

}  // namespace madoguchi::tests
