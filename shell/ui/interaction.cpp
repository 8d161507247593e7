// Keys and pointer become the same presses, focus moves and keys that the mirror sends, by looking at the tree of the
// last frame: one way in for everything that a person does.
#include "ui/interaction.h"

#include <algorithm>

#include "imgui.h"

namespace madoguchi::ui {
namespace {

using semantics::Node;
using semantics::Role;
using semantics::Tree;

bool takes_focus(const Node& node) {
  if (node.disabled) return false;
  switch (node.role) {
    case Role::link:
    case Role::button:
    case Role::textbox:
    case Role::combobox:
    case Role::checkbox:
    case Role::radio:
      return true;
    default:
      return false;
  }
}

bool stands_inside(const Tree& tree, std::size_t index, std::string_view ancestor) {
  for (int at = static_cast<int>(index); at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent) {
    if (tree.nodes[static_cast<std::size_t>(at)].id == ancestor) return true;
  }
  return false;
}

// A group of radio buttons is one stop: the chosen one, or the first where none is.
bool is_tab_stop(const Tree& tree, std::size_t index) {
  const Node& node = tree.nodes[index];
  if (node.role != Role::radio || node.checked.value_or(false)) return true;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& other = tree.nodes[i];
    if (i == index || other.role != Role::radio || other.parent != node.parent) continue;
    if (i < index || other.checked.value_or(false)) return false;
  }
  return true;
}

std::string_view modal_of(const Tree& tree) {
  const auto found = std::find_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) { return node.modal; });
  return found == tree.nodes.end() ? std::string_view() : std::string_view(found->id);
}

bool holds(const semantics::Rect& rect, float x, float y) {
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

}  // namespace

void Interaction::begin_frame(std::vector<semantics::Action> actions, const Tree& before, bool mirrored,
                              float scroll_y) {
  presses_.clear();
  edits_.clear();
  left_.clear();
  keys_.clear();
  modal_ = modal_of(before);
  for (semantics::Action& action : actions) apply(std::move(action));
  if (!mirrored) apply_keys(before);
  apply_pointer(before, mirrored, scroll_y);
}

void Interaction::apply(semantics::Action action) {
  switch (action.kind) {
    case semantics::Action::Kind::press:
      presses_.insert(std::move(action.id));
      return;
    case semantics::Action::Kind::focus:
      set_focus(action.id);
      focus_visible_ = action.key != "pointer";
      return;
    case semantics::Action::Kind::blur:
      if (focused_ == action.id) focused_.clear();
      left_.insert(std::move(action.id));
      return;
    case semantics::Action::Kind::edit:
      revisions_[action.id] = action.revision;
      edits_[std::move(action.id)] = std::move(action.value);
      return;
    case semantics::Action::Kind::key:
      keys_.emplace_back(std::move(action.id), std::move(action.key));
      return;
  }
}

void Interaction::set_focus(std::string_view id) {
  if (focused_ != id) {
    if (!focused_.empty()) left_.insert(focused_);
    focused_ = id;
    frame_wished_ = true;
  }
  focus_visible_ = true;
}

void Interaction::apply_keys(const Tree& before) {
  const Node* focused = before.find(focused_);
  const bool in_text = focused != nullptr && focused->role == Role::textbox;
  const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
  const bool space = ImGui::IsKeyPressed(ImGuiKey_Space, false);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) keys_.emplace_back(focused_, "Escape");
  if (in_text && enter) keys_.emplace_back(focused_, "Enter");
  if (focused != nullptr && !in_text && takes_focus(*focused)) {
    const bool by_enter = enter && (focused->role != Role::checkbox && focused->role != Role::radio);
    const bool by_space = space && focused->role != Role::link;
    if (by_enter || by_space) presses_.insert(focused_);
  }
  if (focused != nullptr && focused->role == Role::combobox) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) keys_.emplace_back(focused_, "ArrowDown");
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) keys_.emplace_back(focused_, "ArrowUp");
  }
  if (focused != nullptr && focused->role == Role::radio) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_RightArrow)) {
      move_in_radio_group(before, 1);
    } else if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) || ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) {
      move_in_radio_group(before, -1);
    }
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Tab)) move_focus(before, ImGui::GetIO().KeyShift ? -1 : 1);
}

void Interaction::move_focus(const Tree& before, int direction) {
  std::vector<const Node*> stops;
  for (std::size_t i = 0; i < before.nodes.size(); ++i) {
    if (!takes_focus(before.nodes[i]) || !is_tab_stop(before, i)) continue;
    if (modal_.empty() || stands_inside(before, i, modal_)) stops.push_back(&before.nodes[i]);
  }
  if (stops.empty()) return;
  const auto at = std::find_if(stops.begin(), stops.end(), [&](const Node* node) { return node->id == focused_; });
  const auto count = static_cast<std::ptrdiff_t>(stops.size());
  std::ptrdiff_t next = direction > 0 ? 0 : count - 1;
  if (at != stops.end()) next = (at - stops.begin() + direction + count) % count;
  set_focus(stops[static_cast<std::size_t>(next)]->id);
}

void Interaction::move_in_radio_group(const Tree& before, int direction) {
  std::vector<const Node*> radios;
  const Node* focused = before.find(focused_);
  for (const Node& node : before.nodes) {
    if (node.role == Role::radio && node.parent == focused->parent) radios.push_back(&node);
  }
  const auto at = std::find(radios.begin(), radios.end(), focused) - radios.begin();
  const auto count = static_cast<std::ptrdiff_t>(radios.size());
  const Node* next = radios[static_cast<std::size_t>((at + direction + count) % count)];
  set_focus(next->id);
  presses_.insert(next->id);
}

void Interaction::apply_pointer(const Tree& before, bool mirrored, float scroll_y) {
  hovered_.clear();
  const bool down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (ImGui::IsMousePosValid()) {
    const ImVec2 at = ImGui::GetMousePos();
    for (std::size_t i = before.nodes.size(); i-- > 0;) {  // what was drawn last lies on top
      const Node& node = before.nodes[i];
      if (!(takes_focus(node) || node.role == Role::label) || !holds(node.rect, at.x, at.y + scroll_y)) continue;
      if (!modal_.empty() && !stands_inside(before, i, modal_)) continue;
      hovered_ = node.role == Role::label ? node.label_for : node.id;  // who points at a label means what it is for
      break;
    }
  }
  if (mirrored) {
    held_ = down ? hovered_ : std::string();
    return;
  }
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    held_ = hovered_;
    if (hovered_.empty()) {
      if (!focused_.empty()) left_.insert(focused_);
      focused_.clear();
    } else {
      set_focus(hovered_);
      const Node* node = before.find(hovered_);
      focus_visible_ = node != nullptr && (node->role == Role::textbox || node->role == Role::combobox);
    }
  }
  if (ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    if (!held_.empty() && held_ == hovered_) presses_.insert(held_);
    held_.clear();
    frame_wished_ = true;
  }
}

bool Interaction::take_press(std::string_view id) {
  if (presses_.empty() || presses_.erase(std::string(id)) == 0) return false;
  frame_wished_ = true;
  return true;
}

std::optional<std::string> Interaction::take_edit(std::string_view id) {
  const auto found = edits_.find(std::string(id));
  if (found == edits_.end()) return std::nullopt;
  std::string value = std::move(found->second);
  edits_.erase(found);
  frame_wished_ = true;
  return value;
}

int Interaction::revision(std::string_view id) const {
  const auto found = revisions_.find(std::string(id));
  return found == revisions_.end() ? 0 : found->second;
}

bool Interaction::take_left(std::string_view id) {
  if (left_.empty() || left_.erase(std::string(id)) == 0) return false;
  frame_wished_ = true;
  return true;
}

bool Interaction::take_key(std::string_view id, std::string_view key) {
  const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const auto& pressed) {
    return pressed.second == key && (id.empty() || pressed.first == id);
  });
  if (found == keys_.end()) return false;
  keys_.erase(found);
  frame_wished_ = true;
  return true;
}

void Interaction::forget_screen() {
  open_.clear();
  numbers_.clear();
}

void Interaction::set_open(std::string_view id, bool open) {
  if (open) {
    open_.emplace(id);
  } else {
    open_.erase(std::string(id));
  }
  frame_wished_ = true;
}

}  // namespace madoguchi::ui
