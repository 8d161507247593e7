// See focus_target.h.
#include "ui/focus_target.h"

#include <algorithm>

namespace madoguchi::ui {
namespace {

using semantics::Node;
using semantics::Role;
using semantics::Tree;

bool is_control(const Node& node) {
  return !node.disabled && (node.role == Role::link || node.role == Role::button || node.role == Role::textbox ||
                            node.role == Role::combobox || node.role == Role::checkbox || node.role == Role::radio);
}

// Headings, landmarks and dialogs may get the focus when they are asked for by name: reading goes on there.
bool is_place(const Node& node) {
  return node.role == Role::heading || node.role == Role::main || node.role == Role::dialog;
}

bool stands_inside(const Tree& tree, const Node& node, int ancestor) {
  for (int at = node.parent; at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent) {
    if (at == ancestor) return true;
  }
  return false;
}

bool is_behind_dialog(const Tree& tree, const Node& node) {
  const auto modal = std::find_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& each) { return each.modal; });
  if (modal == tree.nodes.end() || &node == &*modal) return false;
  return !stands_inside(tree, node, static_cast<int>(modal - tree.nodes.begin()));
}

}  // namespace

const Node* focus_target(const Tree& tree, std::string_view id) {
  const Node* asked = tree.find(id);
  if (asked == nullptr || is_behind_dialog(tree, *asked)) return nullptr;
  if (is_control(*asked) || is_place(*asked)) return asked;
  const auto index = static_cast<int>(asked - tree.nodes.data());
  const Node* first = nullptr;
  for (const Node& node : tree.nodes) {
    const bool beside = asked->role == Role::radiogroup && node.role != Role::radio;  // the help of a choice
    if (beside || !is_control(node) || !stands_inside(tree, node, index)) continue;
    if (node.checked.value_or(false)) return &node;
    if (first == nullptr) first = &node;
  }
  return first;
}

}  // namespace madoguchi::ui
