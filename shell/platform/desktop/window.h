// The window: GLFW, OpenGL 3.2 and ImGui's stock backends for both.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/desktop/screenshot.h"

struct GLFWwindow;

namespace madoguchi::platform::desktop {

class WindowSystem {
 public:
  struct Events {
    std::function<void()> changed;  // anything that may alter what is to be seen
    std::function<void(float lines)> wheel;
    std::function<void(int key, int modifiers)> key;  // GLFW's numbers; when no text is being typed
    std::function<void(std::vector<std::string> paths)> dropped;
  };

  WindowSystem() = default;
  ~WindowSystem();
  WindowSystem(const WindowSystem&) = delete;
  WindowSystem& operator=(const WindowSystem&) = delete;

  // Opens the window with its OpenGL context; an ImGui context must be current. False: no display, or no OpenGL 3.2.
  bool open(int width, int height, Events events);

  bool should_close() const;
  void wait(double timeout_s);  // for events; negative: as long as it takes, 0: only those that are there
  void begin_frame();
  void end_frame();    // shows what ImGui::Render left
  Image draw_image();  // draws it without showing it

  float width() const;  // logical pixels
  float height() const;
  float density() const;  // physical pixels a logical one
  void set_title(const std::string& title);
  void set_clipboard(const std::string& text);
  const Events& events() const { return events_; }

 private:
  void draw();

  GLFWwindow* window_ = nullptr;
  Events events_;
  bool initialised_ = false;
};

}  // namespace madoguchi::platform::desktop
