// The faces that a platform hands to the drawing code. They are sizeless (ImGui 1.92's dynamic fonts): glyphs are made
// when first used, at the size and density that are asked for.
#pragma once

struct ImFont;

namespace madoguchi::ui {

class ClusterGlyphs;

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;  // may be the same as regular where a platform has one face only
  // Where the faces can draw clusters: the numbers by which they are asked for them. Else a cluster's first character
  // stands for it.
  ClusterGlyphs* clusters = nullptr;
};

}  // namespace madoguchi::ui
