// Draws a frame: clears the wish first, so that a wish made while drawing is a new one; lets the application draw and
// say its tree; counts down to rest.
#include "platform/web/frames.h"

#include <algorithm>

#include "imgui.h"
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_request_frame, (), { Module.host.frames.request(); });
EM_JS(void, host_first_frame_drawn, (), { Module.host.first_frame_drawn(); });

using madoguchi::platform::web::client;

MADOGUCHI_EXPORT void madoguchi_frame() { client().frames.draw(); }

namespace madoguchi::platform::web {

void Frames::request() {
  owed_ = 2;
  host_request_frame();
}

void Frames::draw() {
  WebClient& web = client();
  // A frame may come while one is drawn: moving the focus runs event handlers at once. Its wish is kept.
  if (drawing_ || !web.started || !web.canvas.ready()) return;
  drawing_ = true;
  owed_ = std::max(owed_ - 1, 0);
  const double now_ms = emscripten_get_now();
  const double seconds = last_ms_ > 0 ? (now_ms - last_ms_) / 1000 : 0;
  ImGui::GetIO().DeltaTime = static_cast<float>(std::clamp(seconds, 0.001, 0.1));
  last_ms_ = now_ms;
  if (web.atlas.begin_frame(web.window().density)) web.application->set_fonts(web.fonts);
  web.canvas.begin_frame();
  web.application->frame();
  if (web.atlas.make_room()) {
    web.canvas.begin_frame();
    web.application->frame();
  }
  web.canvas.draw();
  web.history.guard(web.application->has_unsent_input());
  drawing_ = false;
  if (!drew_first_) {
    drew_first_ = true;
    host_first_frame_drawn();
  }
  if (owed_ > 0) host_request_frame();
}

}  // namespace madoguchi::platform::web
