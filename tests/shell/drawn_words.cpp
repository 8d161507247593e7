// See drawn_words.h.
#define IMGUI_ENABLE_TEST_ENGINE
#include "shell/drawn_words.h"

#include <cmath>
#include <map>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace madoguchi::tests {
namespace {

using Place = std::pair<long, long>;  // in the font texture, in hundredths of a texel

Place place_of(const ImVec2& uv, const ImTextureData& texture) {
  return {std::lround(static_cast<double>(uv.x) * texture.Width * 100),
          std::lround(static_cast<double>(uv.y) * texture.Height * 100)};
}

// Which glyph lies where in the font texture.
std::map<Place, char32_t> glyphs_by_place() {
  std::map<Place, char32_t> found;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  for (int i = 0; i < atlas.Builder->BakedPool.Size; ++i) {
    const ImFontBaked& baked = atlas.Builder->BakedPool[i];
    if (baked.WantDestroy) continue;
    for (const ImFontGlyph& glyph : baked.Glyphs) {
      if (glyph.Visible) found[place_of({glyph.U0, glyph.V0}, *atlas.TexData)] = glyph.Codepoint;
    }
  }
  return found;
}

std::vector<DrawnItem>* recorded = nullptr;

}  // namespace

std::vector<DrawnGlyph> drawn_glyphs() {
  const std::map<Place, char32_t> known = glyphs_by_place();
  const ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
  std::vector<DrawnGlyph> glyphs;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      for (unsigned at = command.IdxOffset; at + 6 <= command.IdxOffset + command.ElemCount; at += 3) {
        const ImDrawVert& first = list->VtxBuffer[static_cast<int>(list->IdxBuffer[static_cast<int>(at)])];
        const ImDrawVert& opposite = list->VtxBuffer[static_cast<int>(list->IdxBuffer[static_cast<int>(at + 2)])];
        const auto glyph = known.find(place_of(first.uv, texture));
        // The first triangle of a glyph's quad goes from its top left to its bottom right.
        if (glyph == known.end() || opposite.pos.x <= first.pos.x || opposite.pos.y <= first.pos.y) continue;
        const semantics::Rect rect{first.pos.x, first.pos.y, opposite.pos.x - first.pos.x,
                                   opposite.pos.y - first.pos.y};
        const ImVec2 middle{rect.x + rect.width / 2, rect.y + rect.height / 2};
        if (ImRect(ImVec4(command.ClipRect)).Contains(middle)) glyphs.push_back({glyph->second, rect});
        at += 3;
      }
    }
  }
  return glyphs;
}

ItemRecord::ItemRecord() {
  recorded = new std::vector<DrawnItem>;
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

ItemRecord::~ItemRecord() {
  ImGui::GetCurrentContext()->TestEngineHookItems = false;
  delete std::exchange(recorded, nullptr);
}

const std::vector<DrawnItem>& ItemRecord::items() const { return *recorded; }

}  // namespace madoguchi::tests

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
  // The window that ImGui keeps for whoever draws outside of any is never shown, though it has items.
  const bool fallback = context->CurrentWindow == nullptr || context->CurrentWindow->IsFallbackWindow;
  if (id == 0 || fallback || madoguchi::tests::recorded == nullptr) return;
  for (const ImGuiWindow* window : context->Windows) {
    if (id == window->ID || id == window->MoveId) return;
  }
  madoguchi::tests::recorded->push_back({{}, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char* label, ImGuiItemStatusFlags) {
  if (madoguchi::tests::recorded == nullptr || madoguchi::tests::recorded->empty()) return;
  madoguchi::tests::recorded->back().label = label;
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return ""; }
