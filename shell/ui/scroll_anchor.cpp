// See scroll_anchor.h. Nodes of a modal dialog are no anchors: the dialog stands in the window and not on the page.
#include "ui/scroll_anchor.h"

#include <algorithm>
#include <cmath>

namespace madoguchi::ui {
namespace {

using semantics::Node;
using semantics::Tree;

bool on_page(const Tree& tree, const Node& node) {
  for (const Node* at = &node;; at = &tree.nodes[static_cast<std::size_t>(at->parent)]) {
    if (at->modal) return false;
    if (at->parent < 0) return true;
  }
}

bool in_view(const Node& node, const Viewport& view) {
  return node.rect.height > 0 && node.rect.y + node.rect.height > view.scroll_y &&
         node.rect.y < view.scroll_y + view.height;
}

// The first node that begins in the window; else the innermost one that reaches over its top.
const Node* at_top_of_window(const Tree& tree, const Viewport& view) {
  const Node* reaching = nullptr;
  for (const Node& node : tree.nodes) {
    if (!in_view(node, view) || !on_page(tree, node)) continue;
    if (node.rect.y >= view.scroll_y) return &node;
    reaching = &node;
  }
  return reaching;
}

}  // namespace

ScrollAnchor::ScrollAnchor(const Tree& shown, const Viewport& view) : at_top_(view.scroll_y <= 0) {
  const Node* node = shown.find(shown.focused);
  if (node == nullptr || !in_view(*node, view) || !on_page(shown, *node)) node = at_top_of_window(shown, view);
  if (node == nullptr) return;
  id_ = node->id;
  const float above = view.scroll_y - node->rect.y;
  if (above > 0) {
    inside_ = above / node->rect.height;
  } else {
    screen_y_ = -above;
  }
}

std::optional<float> ScrollAnchor::wanted_scroll(const Tree& now, const Viewport& view) const {
  const Node* node = id_.empty() ? nullptr : now.find(id_);
  if (node == nullptr || (at_top_ && view.scroll_y <= 0 && in_view(*node, view))) return std::nullopt;
  // A window that became lower still shows all of it.
  const float screen_y = std::min(screen_y_, std::max(view.height - node->rect.height, 0.0F));
  const float wanted = node->rect.y + inside_ * node->rect.height - screen_y;
  const float last = std::max(now.page_height - view.height, 0.0F);
  const float scroll_y = std::round(std::clamp(wanted, 0.0F, last));
  if (std::abs(scroll_y - view.scroll_y) < 1) return std::nullopt;
  return scroll_y;
}

}  // namespace madoguchi::ui
