// The client's start in the browser, in two steps that web/main.js takes: create (ImGui, WebGL, the application), and
// start once the page has told its size and colours. There is no main(): the page's own event loop runs everything.
#include "imgui.h"
#include "platform/web/bridge.h"
#include "platform/web/glyphs.h"
#include "platform/web/web_client.h"

namespace madoguchi::platform::web {
namespace {

WebClient* running = nullptr;  // never destroyed: it lives as long as the page

}  // namespace

WebClient& client() { return *running; }

Window WebClient::window() const {
  Window window;
  canvas.describe(window);
  window.scroll_y = scroll.y();
  window.dark = preferences.dark;
  window.more_contrast = preferences.more_contrast;
  return window;
}

void WebClient::present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement> announcements) {
  mirror.present(tree, announcements);
}

}  // namespace madoguchi::platform::web

using madoguchi::platform::web::client;

// 0 where the browser gives no WebGL 2: then there is nothing to be seen on the canvas.
MADOGUCHI_EXPORT int madoguchi_create() {
  using namespace madoguchi::platform::web;
  attach_bridge();
  ImGui::CreateContext();
  running = new WebClient;
  const bool has_canvas = client().canvas.create();
  if (has_canvas) client().atlas.limit();
  client().fonts = add_browser_fonts();
  client().application = std::make_unique<madoguchi::ui::Application>(client(), client().fonts);
  return has_canvas ? 1 : 0;
}

MADOGUCHI_EXPORT void madoguchi_start(const char* path, std::size_t length) {
  client().started = true;
  client().application->start({path, length});
}
