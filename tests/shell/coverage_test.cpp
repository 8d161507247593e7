// No widget and no word without semantics, shown of every screen in every state: each glyph that was drawn lies inside
// a node whose words include it, each item that Dear ImGui was given is a node, the nodes stand in reading order, and
// what they refer to is there.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "shell/drawn_words.h"
#include "shell/states.h"
#include "text/utf8.h"
#include "ui/theme.h"

namespace madoguchi::tests {
namespace {

using semantics::Rect;
using semantics::Tree;

bool is_control(const Node& node) {
  return node.role == Role::link || node.role == Role::button || node.role == Role::textbox ||
         node.role == Role::combobox || node.role == Role::checkbox || node.role == Role::radio;
}

bool holds(const Rect& outer, const Rect& inner, float scroll_y) {
  constexpr float slack = 1;
  const float x = inner.x + inner.width / 2;
  const float y = inner.y + inner.height / 2 + scroll_y;
  return x >= outer.x - slack && x <= outer.x + outer.width + slack && y >= outer.y - slack &&
         y <= outer.y + outer.height + slack;
}

// The words that a node is drawn with.
std::string drawn_words(const Node& node) {
  if (node.text_input) return node.text_input->type == "password" ? "•*" : node.text_input->value;
  std::string words;
  if (node.select) {
    for (const auto& option : node.select->options) {
      if (option.value == node.select->value) words = option.label;
    }
  }
  if (node.layout) {
    for (const std::string& line : node.layout->lines) words += line;
  }
  return words;
}

std::string utf8(char32_t code_point) {
  std::string out;
  text::append_utf8(out, code_point);
  return out;
}

void check_glyphs(const Tree& tree, float scroll_y) {
  const std::vector<DrawnGlyph> glyphs = drawn_glyphs();
  BOOST_TEST(glyphs.size() > 50U);
  for (const DrawnGlyph& glyph : glyphs) {
    const std::string words = utf8(glyph.code_point);
    const bool said = std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
      return holds(node.rect, glyph.rect, scroll_y) && drawn_words(node).find(words) != std::string::npos;
    });
    BOOST_TEST(said, words << " at " << glyph.rect.x << ", " << glyph.rect.y << " is drawn and not said");
  }
}

void check_items(const Tree& tree, const ItemRecord& record, float scroll_y) {
  for (const DrawnItem& item : record.items()) {
    const bool said = std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
      return is_control(node) && holds(node.rect, item.rect, scroll_y);
    });
    BOOST_TEST(said, "ImGui's item " << item.label << " has no node");
  }
}

bool needs_name(const Node& node) {
  switch (node.role) {
    case Role::heading:
    case Role::dialog:
    case Role::radiogroup:
    case Role::fieldset:
    case Role::navigation:
    case Role::search:
    case Role::form:
    case Role::progressbar:
    case Role::label:
    case Role::legend:
      return true;
    default:
      return is_control(node);
  }
}

// What a node refers to stands in the same tree, and says what it is referred to for.
void check_references(const Tree& tree, const Node& node) {
  const auto words_of = [&](const std::string& id) {
    const Node* found = tree.find(id);
    BOOST_TEST(found != nullptr, node.id << " refers to " << id << ", which is not there");
    return found == nullptr ? std::string() : found->name;
  };
  if (!node.labelled_by.empty()) BOOST_TEST(words_of(node.labelled_by) == node.name);
  if (!node.error_by.empty()) BOOST_TEST(words_of(node.error_by) == node.error);
  if (!node.controls.empty()) words_of(node.controls);
  for (const std::string& id : node.described_by) words_of(id);
  if (node.role == Role::label) BOOST_TEST(words_of(node.label_for) == node.name);
  if (!node.error.empty()) BOOST_TEST(!node.error_by.empty());
}

// Siblings stand one below the other, or beside each other from left to right.
void check_order(const Tree& tree) {
  std::vector<const Node*> last(tree.nodes.size() + 1, nullptr);
  for (const Node& node : tree.nodes) {
    const Node*& before = last[static_cast<std::size_t>(node.parent + 1)];
    const bool placed = !node.modal && node.id != "skip";
    if (before != nullptr && placed) {
      const Rect& a = before->rect;
      const Rect& b = node.rect;
      const bool below = b.y + b.height / 2 >= a.y;
      const bool above_and_left = b.y + b.height <= a.y + 1 && b.x < a.x;
      BOOST_TEST((below && !above_and_left), node.id << " stands before " << before->id << ", which it follows");
    }
    if (placed) before = &node;
  }
}

void check_tree(const Tree& tree) {
  std::set<std::string> ids;
  int level = 0;
  for (const Node& node : tree.nodes) {
    BOOST_TEST_CONTEXT(node.id) {
      BOOST_TEST(ids.insert(node.id).second, "an id stands twice");
      if (needs_name(node)) BOOST_TEST(!node.name.empty());
      check_references(tree, node);
      if (is_control(node) && node.id != "skip") {
        const float least = least_control_size(tree, node);
        BOOST_TEST(node.rect.width >= least);
        BOOST_TEST(node.rect.height >= least);
      }
      if (node.role == Role::heading) {
        BOOST_TEST(node.level <= level + 1, "a heading level is skipped");
        level = node.level;
      }
    }
  }
  check_order(tree);
}

void check_landmarks(const Tree& tree) {
  std::set<std::pair<Role, std::string>> named;
  for (const Node& node : tree.nodes) {
    const bool landmark = node.role == Role::banner || node.role == Role::main || node.role == Role::contentinfo ||
                          node.role == Role::navigation || node.role == Role::search || node.role == Role::form;
    if (landmark) BOOST_TEST(named.insert({node.role, node.name}).second, "two landmarks cannot be told apart");
  }
}

// The whole page in the window, drawn once more.
void check(Headless& page, std::string_view state) {
  BOOST_TEST_CONTEXT(state << " at " << page.platform.view.width) {
    page.platform.view.scroll_y = 0;
    page.resize(page.platform.view.width, page.tree().page_height);
    const ItemRecord record;
    page.platform.request_frame();
    page.settle();
    check_glyphs(page.tree(), page.platform.view.scroll_y);
    check_items(page.tree(), record, page.platform.view.scroll_y);
    check_tree(page.tree());
    check_landmarks(page.tree());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage)

BOOST_AUTO_TEST_CASE(B4_no_word_and_no_item_is_drawn_without_a_node_on_a_desktop) { visit_states({}, check); }

BOOST_AUTO_TEST_CASE(B4_no_word_and_no_item_is_drawn_without_a_node_on_a_phone) {
  visit_states({.width = 360, .height = 740}, check);
}

BOOST_AUTO_TEST_CASE(B4_no_word_is_drawn_without_a_node_on_the_web) { visit_states({.like_the_web = true}, check); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
