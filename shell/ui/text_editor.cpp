// See text_editor.h: ImGui's InputText, laid over the box without a look of its own, and its popup below a select.
#include "ui/text_editor.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace madoguchi::ui {
namespace {

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

// ImGui needs a frame or two to make an editor active that was told to be; after some more it is not going to.
constexpr float activation_patience = 5;

#if IMGUI_VERSION_NUM >= 19230
constexpr ImGuiInputTextFlags wrapping = ImGuiInputTextFlags_WordWrap;
#else
constexpr ImGuiInputTextFlags wrapping = ImGuiInputTextFlags_None;  // older ones cannot
#endif

// 1: active; 0: not, and not meant to be; below: how many frames it has been waited for.
float next_activity(float before, bool active, bool wanted) {
  if (active) return 1;
  if (!wanted) return 0;
  return std::max(std::min(before, 0.0F) - 1, -activation_patience);
}

}  // namespace

std::optional<std::string> edit_here(Page& page, const TextFieldSpec& spec, const Rect& rect) {
  Interaction& person = page.interaction();
  const std::string id(spec.frame.id);
  const bool wants_focus = person.focused() == id;
  float& was_active = person.number(id);
  // A click is ImGui's own business; a focus that came another way is handed on to it.
  const bool pointer_busy = ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  if (!wants_focus && was_active <= 0 && !page.visible(rect)) return std::nullopt;

  std::string text(spec.value);
  const Theme& theme = page.theme();
  ImGui::PushFont(page.fonts().regular, box_text.size);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(size::field_padding, spec.rows > 1 ? rows_padding : (rect.height - box_text.size) / 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0U);
  ImGui::PushStyleColor(ImGuiCol_Text, theme[Color::text]);
  ImGui::PushStyleColor(ImGuiCol_InputTextCursor, theme[Color::text]);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, theme[Color::selection]);
  ImGui::SetCursorScreenPos({rect.x, page.to_screen_y(rect.y)});
  ImGui::SetNextItemWidth(rect.width);
  if (wants_focus && was_active <= 0 && !pointer_busy) ImGui::SetKeyboardFocusHere();
  ImGui::PushID(id.c_str());
  ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
  if (spec.type == "password") flags |= ImGuiInputTextFlags_Password;
  // A text that came from elsewhere (an action, the client) takes the place of what the editor holds.
  std::string& held = person.text(id);
  if (was_active > 0 && held != text) {
    if (ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetID("##text"))) {
      state->ReloadUserBufAndMoveToEnd();
    }
  }
  const bool changed = spec.rows > 1
                           ? ImGui::InputTextMultiline("##text", text.data(), text.capacity() + 1,
                                                       {rect.width, rect.height}, flags | wrapping, grow, &text)
                           : ImGui::InputText("##text", text.data(), text.capacity() + 1, flags, grow, &text);
  const bool active = ImGui::IsItemActive();
  if (active && !wants_focus) ImGui::ClearActiveID();
  held = text;
  was_active = next_activity(was_active, active, wants_focus);
  if (was_active < 0 && was_active > -activation_patience) person.request_frame();
  ImGui::PopID();
  ImGui::PopStyleColor(5);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  if (!changed) return std::nullopt;
  return text;
}

std::optional<std::string> choose_here(Page& page, const SelectSpec& spec, const Rect& rect, bool pressed) {
  constexpr float highest = 320;
  const std::string id(spec.frame.id);
  if (pressed) ImGui::OpenPopup(id.c_str());
  ImGui::SetNextWindowPos({rect.x, page.to_screen_y(rect.y + rect.height)});
  ImGui::SetNextWindowSizeConstraints({rect.width, 0}, {rect.width, highest});
  if (!ImGui::BeginPopup(id.c_str())) return std::nullopt;
  std::optional<std::string> chosen;
  for (const RadioOption& option : spec.options) {
    if (ImGui::Selectable(std::string(option.label).c_str(), option.value == spec.value)) chosen = option.value;
  }
  ImGui::EndPopup();
  return chosen;
}

}  // namespace madoguchi::ui
