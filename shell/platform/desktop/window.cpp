// ImGui's GLFW backend feeds pointer, keys and typed characters (an input method's committed text among them) to
// ImGui's io; our own callbacks stand before it and are chained by it. What GLFW lacks: no preedit of an input method
// inside the field, no touch.
#include "platform/desktop/window.h"

#include <GLFW/glfw3.h>

#include <cstdio>

#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "imgui_impl_opengl3.h"

namespace madoguchi::platform::desktop {
namespace {

WindowSystem& self(GLFWwindow* window) { return *static_cast<WindowSystem*>(glfwGetWindowUserPointer(window)); }

void install_callbacks(GLFWwindow* window) {
  const auto changed = [](GLFWwindow* w) { self(w).events().changed(); };
  glfwSetWindowRefreshCallback(window, changed);
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { self(w).events().changed(); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { self(w).events().changed(); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { self(w).events().changed(); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { self(w).events().changed(); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { self(w).events().changed(); });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { self(w).events().changed(); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double y) {
    self(w).events().wheel(static_cast<float>(y));
    self(w).events().changed();
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    if (action != GLFW_RELEASE && !ImGui::GetIO().WantTextInput) self(w).events().key(key, modifiers);
    self(w).events().changed();
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    self(w).events().dropped(std::vector<std::string>(paths, paths + count));
    self(w).events().changed();
  });
}

}  // namespace

WindowSystem::~WindowSystem() {
  if (window_ != nullptr) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(window_);
  }
  if (initialised_) glfwTerminate();
}

bool WindowSystem::open(int width, int height, Events events) {
  events_ = std::move(events);
  glfwSetErrorCallback([](int code, const char* text) { std::fprintf(stderr, "GLFW %d: %s\n", code, text); });
  initialised_ = glfwInit() == GLFW_TRUE;
  if (!initialised_) return false;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  window_ = glfwCreateWindow(width, height, "", nullptr, nullptr);
  if (window_ == nullptr) return false;
  glfwSetWindowUserPointer(window_, this);
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  install_callbacks(window_);
  return ImGui_ImplGlfw_InitForOpenGL(window_, true) && ImGui_ImplOpenGL3_Init("#version 150");
}

bool WindowSystem::should_close() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

void WindowSystem::wait(double timeout_s) {
  if (timeout_s < 0) {
    glfwWaitEvents();
  } else if (timeout_s > 0) {
    glfwWaitEventsTimeout(timeout_s);
  } else {
    glfwPollEvents();
  }
}

void WindowSystem::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  // ImGui itself tells the density to the current font only; the others are drawn by name.
  for (ImFont* font : ImGui::GetIO().Fonts->Fonts) font->CurrentRasterizerDensity = density();
}

void WindowSystem::draw() {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void WindowSystem::end_frame() {
  draw();
  glfwSwapBuffers(window_);
}

Image WindowSystem::draw_image() {
  draw();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  Image image{.width = width, .height = height, .rgb = {}};
  image.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, image.rgb.data());
  return image;
}

float WindowSystem::width() const {
  int width = 0;
  glfwGetWindowSize(window_, &width, nullptr);
  return static_cast<float>(width);
}

float WindowSystem::height() const {
  int height = 0;
  glfwGetWindowSize(window_, nullptr, &height);
  return static_cast<float>(height);
}

float WindowSystem::density() const {
  int physical_width = 0;
  glfwGetFramebufferSize(window_, &physical_width, nullptr);
  return width() > 0 ? static_cast<float>(physical_width) / width() : 1;
}

void WindowSystem::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }

void WindowSystem::set_clipboard(const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }

}  // namespace madoguchi::platform::desktop
