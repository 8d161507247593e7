// The canvas: its WebGL 2 context, its size, and the renderer on it. Partner of web/canvas.js.
#pragma once

#include "platform/platform.h"

namespace madoguchi::platform::web {

class Canvas {
 public:
  // Makes the context and ImGui's renderer; false where there is no WebGL 2: then frames are built for the mirror
  // alone, which the page shows itself (web/plain.js). An ImGui context must be current.
  bool create();

  void resize(int physical_width, int physical_height, float density);
  void lose();     // the browser took the context away (a sleeping device, a driver that was restarted)
  void restore();  // and gave a new one: the renderer's objects are made again

  // Frames are built without a context too: the mirror goes on, and nothing that is typed meanwhile is lost.
  bool ready() const { return physical_width_ > 0 && physical_height_ > 0; }
  void describe(Window& window) const;  // width, height, density

  void begin_frame();  // the renderer's and ImGui's io; before ImGui::NewFrame
  void draw();         // what ImGui::Render left, if there is a context

 private:
  bool has_renderer_ = false;  // there is WebGL 2
  bool has_context_ = false;   // and it was not lost
  int physical_width_ = 0, physical_height_ = 0;
  float density_ = 1;
};

}  // namespace madoguchi::platform::web
