// The tree's look-ups and the builder that fills it. What changed between two trees is in difference.cpp.
#include "semantics/tree.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madoguchi::semantics {

std::string_view role_name(Role role) {
  static constexpr std::array<std::string_view, 38> names = {
      "banner", "navigation",  "main",         "contentinfo", "search",     "region",   "form",
      "group",  "generic",     "fieldset",     "radiogroup",  "list",       "listitem", "descriptionlist",
      "table",  "row",         "columnheader", "rowheader",   "cell",       "heading",  "paragraph",
      "text",   "label",       "legend",       "term",        "definition", "image",    "link",
      "button", "textbox",     "combobox",     "checkbox",    "radio",      "dialog",   "status",
      "alert",  "progressbar", "document",
  };
  return names[static_cast<std::size_t>(role)];
}

const Node* Tree::find(std::string_view id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const Node* Tree::find(Role role, std::string_view name) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](const Node& node) { return node.role == role && node.name == name; });
  return found == nodes.end() ? nullptr : &*found;
}

void Builder::begin_frame(std::string_view title) {
  tree_.title = title;
  tree_.focused.clear();
  tree_.page_height = 0;
  tree_.nodes.clear();
  open_.clear();
}

int Builder::begin(Node node) {
  const int index = add(std::move(node));
  open_.push_back(index);
  return index;
}

void Builder::end() { open_.pop_back(); }

int Builder::add(Node node) {
  node.parent = open_.empty() ? -1 : open_.back();
  tree_.nodes.push_back(std::move(node));
  return static_cast<int>(tree_.nodes.size()) - 1;
}

void Builder::announce(std::string text, bool assertive) { announcements_.push_back({std::move(text), assertive}); }

std::vector<Builder::Announcement> Builder::take_announcements() { return std::exchange(announcements_, {}); }

}  // namespace madoguchi::semantics
