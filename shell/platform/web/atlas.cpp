// See atlas.h. Everything here happens between two frames: glyphs that a frame has placed stay where they are until it
// is drawn.
#include "platform/web/atlas.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

MADOGUCHI_EXPORT void madoguchi_faces_changed() { madoguchi::platform::web::client().atlas.glyphs_changed(); }

namespace madoguchi::platform::web {
namespace {

constexpr int least_pixels_a_side = 2048;  // every WebGL 2 has so many
constexpr int most_pixels_a_side = 4096;   // 64 MB
constexpr int unused_frames = 2;           // after so many frames nothing of the density before is drawn

void forget_all_glyphs(ImFontAtlas& atlas) {
  ImFontAtlasBuildDiscardBakes(&atlas, 0);
  atlas.CompactCache();
}

}  // namespace

void Atlas::limit() {
  GLint of_device = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &of_device);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.TexMaxWidth = atlas.TexMaxHeight = std::clamp(of_device, least_pixels_a_side, most_pixels_a_side);
}

bool Atlas::begin_frame(float density) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (density != density_) {
    density_ = density;
    frames_since_density_ = 0;
  } else if (frames_since_density_ < unused_frames && ++frames_since_density_ == unused_frames) {
    atlas.CompactCache();
  }
  if (!stale_) return false;
  stale_ = false;
  forget_all_glyphs(atlas);
  return true;
}

bool Atlas::make_room() {
  if (!full_) return false;
  forget_all_glyphs(*ImGui::GetIO().Fonts);
  full_ = false;
  return true;
}

}  // namespace madoguchi::platform::web
