// The client as a platform runs it: ties the client without pixels, the words, the fonts and the screens to a platform.
//
// What a platform does: makes an ImGui context with its renderer, adds its fonts, constructs this, calls start() with
// the address, and for each frame that was asked for (Platform::request_frame) tells ImGui's io the display size, the
// density (io.DisplayFramebufferScale), the time and, where it has them, pointer and key events, calls frame(), and
// draws ImGui::GetDrawData(). frame() itself calls ImGui::NewFrame and ImGui::Render, and Platform::present before it
// returns. Everything runs on one thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "client/ports.h"
#include "platform/platform.h"
#include "semantics/tree.h"
#include "ui/fonts.h"

namespace madoguchi::ui {

class Application {
 public:
  // An ImGui context must be current; it is configured here (no ini file, no keyboard navigation of its own).
  Application(platform::Platform& platform, Fonts fonts);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  void start(std::string_view path);          // path and query of the address, once
  void history_moved(std::string_view path);  // the back or forward button
  void act(semantics::Action action);         // queued; reaches its widget in the next frame, which is asked for
  void drop_files(std::vector<client::ChosenFile> files);  // onto the page: go to the open form's attachments

  void frame();

  // Other faces, or the same ones with other glyphs: all texts are measured anew.
  void set_fonts(Fonts fonts);

  void put_away();                      // the page goes out of sight, perhaps for good
  void look_again();                    // it is in sight again, or the network is back
  bool has_unsent_input() const;        // leaving the site now would lose what was typed
  const semantics::Tree& tree() const;  // of the last frame

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::ui
