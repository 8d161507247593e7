// WebGL 2 through html5.h and ImGui's stock OpenGL 3 backend. Logical pixels go in; the density is told as the
// framebuffer's scale only, nothing else is scaled by it. It leaves to web/canvas.js when the size, the density or the
// context change.
#include "platform/web/canvas.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

using madoguchi::platform::web::client;

MADOGUCHI_EXPORT void madoguchi_canvas_resized(int physical_width, int physical_height, float density) {
  client().canvas.resize(physical_width, physical_height, density);
}

MADOGUCHI_EXPORT void madoguchi_context_lost() { client().canvas.lose(); }

MADOGUCHI_EXPORT void madoguchi_context_restored() { client().canvas.restore(); }

namespace madoguchi::platform::web {
namespace {

constexpr const char* shader_version = "#version 300 es";

// Without a renderer nobody takes ImGui's textures over; they are left as if it had.
void leave_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE create_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  attributes.depth = EM_FALSE;
  attributes.antialias = EM_FALSE;  // ImGui smooths its edges itself
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  attributes.enableExtensionsByDefault = EM_FALSE;
  return emscripten_webgl_create_context("#canvas", &attributes);
}

}  // namespace

bool Canvas::create() {
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = create_context();
  has_renderer_ = context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS &&
                  ImGui_ImplOpenGL3_Init(shader_version);
  has_context_ = has_renderer_;
  if (!has_renderer_) ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  return has_renderer_;
}

void Canvas::resize(int physical_width, int physical_height, float density) {
  physical_width_ = physical_width;
  physical_height_ = physical_height;
  density_ = density > 0 ? density : 1;
}

void Canvas::lose() { has_context_ = false; }

void Canvas::restore() {
  if (has_context_) return;
  ImGui_ImplOpenGL3_Shutdown();  // its objects died with the old context; the atlas is uploaded again by itself
  has_context_ = ImGui_ImplOpenGL3_Init(shader_version) && ImGui_ImplOpenGL3_CreateDeviceObjects();
}

void Canvas::describe(Window& window) const {
  window.width = static_cast<float>(physical_width_) / density_;
  window.height = static_cast<float>(physical_height_) / density_;
  window.density = density_;
}

void Canvas::begin_frame() {
  ImGuiIO& io = ImGui::GetIO();
  // A hundredth of a pixel more: the backend multiplies by the density again and cuts, and must not end up a pixel
  // short.
  io.DisplaySize = {(static_cast<float>(physical_width_) + 0.01F) / density_,
                    (static_cast<float>(physical_height_) + 0.01F) / density_};
  io.DisplayFramebufferScale = {density_, density_};
  // ImGui itself tells the density to the current font only; the others are drawn by name.
  for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = density_;
  if (has_context_) ImGui_ImplOpenGL3_NewFrame();
}

void Canvas::draw() {
  if (!has_renderer_) return leave_textures();
  if (!has_context_) return;
  glViewport(0, 0, physical_width_, physical_height_);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace madoguchi::platform::web
