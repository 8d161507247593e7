// The memory of ImGui's font atlas: a limit that every device can hold, room when it is reached, and nothing kept of
// densities and faces that are no longer drawn.
#pragma once

#include "ui/fonts.h"

namespace madoguchi::platform::web {

class Atlas {
 public:
  // Once there is a WebGL context.
  void limit();

  // The faces have changed: every glyph is made anew, from the next frame on.
  void glyphs_changed() { stale_ = true; }
  // A glyph found no room; it was not drawn.
  void overflowed() { full_ = true; }

  // Before a frame. Whether glyphs have gone, so that all texts have to be measured anew.
  bool begin_frame(float density);
  // After it. Whether it has to be drawn again, because glyphs were missing for which there is room now.
  bool make_room();

 private:
  bool stale_ = false;
  bool full_ = false;
  float density_ = 0;
  int frames_since_density_ = 0;
};

}  // namespace madoguchi::platform::web
