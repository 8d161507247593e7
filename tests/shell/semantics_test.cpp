// The tree and its differences, carried out by a small mirror of the test's own, as the browser's would.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

#include "form/value.h"
#include "semantics/tree.h"

namespace madoguchi::tests {
namespace {

using form::Value;
using semantics::Builder;
using semantics::Node;
using semantics::Role;
using semantics::Tree;

// Elements with ordered children, changed only by what difference() says.
class Mirror {
 public:
  void apply(const std::string& json) {
    if (json.empty()) return;
    const auto parsed = form::parse_json(json);
    BOOST_REQUIRE_MESSAGE(parsed.ok(), json);
    if (const Value* removed = parsed->find("remove")) {
      for (const Value& id : *removed->as_array()) remove(*id.as_string());
    }
    if (const Value* upserts = parsed->find("upsert")) {
      upserts_ += upserts->as_array()->size();
      for (const Value& node : *upserts->as_array()) upsert(node);
    }
  }

  // "a(b c(d)) e" in the order of the children.
  std::string shape(const std::string& parent = "") const {
    std::string out;
    const auto found = children_.find(parent);
    if (found == children_.end()) return out;
    for (const std::string& id : found->second) {
      if (!out.empty()) out += ' ';
      out += id + "=" + names_.at(id);
      const std::string inner = shape(id);
      if (!inner.empty()) out += "(" + inner + ")";
    }
    return out;
  }
  std::size_t upserts() const { return upserts_; }

 private:
  void detach(const std::string& id) {
    const auto parent = parents_.find(id);
    if (parent == parents_.end()) return;
    auto& siblings = children_[parent->second];
    siblings.erase(std::find(siblings.begin(), siblings.end(), id));
    parents_.erase(parent);
  }
  void remove(const std::string& id) {
    detach(id);
    names_.erase(id);
  }
  void upsert(const Value& node) {
    const std::string& id = *node.find("id")->as_string();
    const Value* name = node.find("name");
    names_[id] = name == nullptr ? "" : *name->as_string();
    const Value* parent = node.find("parent");
    const Value* after = node.find("after");
    const std::string parent_id = parent->is_null() ? "" : *parent->as_string();
    detach(id);
    auto& siblings = children_[parent_id];
    auto place = siblings.begin();
    if (!after->is_null()) {
      place = std::find(siblings.begin(), siblings.end(), *after->as_string());
      BOOST_REQUIRE_MESSAGE(place != siblings.end(), "after names no sibling");
      ++place;
    }
    siblings.insert(place, id);
    parents_[id] = parent_id;
  }

  std::map<std::string, std::vector<std::string>> children_;
  std::map<std::string, std::string> parents_, names_;
  std::size_t upserts_ = 0;
};

std::string shape_of(const Tree& tree, int parent = -1) {
  std::string out;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.parent != parent) continue;
    if (!out.empty()) out += ' ';
    out += node.id + "=" + node.name;
    const std::string inner = shape_of(tree, static_cast<int>(i));
    if (!inner.empty()) out += "(" + inner + ")";
  }
  return out;
}

Node named(std::string id, std::string name = {}) {
  Node node;
  node.id = std::move(id);
  node.name = std::move(name);
  return node;
}

Tree flat(std::string_view ids) {
  Builder builder;
  builder.begin_frame("t");
  for (const char id : ids) builder.add(named(std::string(1, id)));
  return builder.tree();
}

// A tree of some of twelve ids in any order and nesting.
Tree any_tree(std::mt19937& random) {
  std::string ids = "abcdefghijkl";
  std::shuffle(ids.begin(), ids.end(), random);
  ids.resize(random() % 12);
  Builder builder;
  builder.begin_frame("t");
  int depth = 0;
  for (const char id : ids) {
    const std::string name = random() % 4 == 0 ? "y" : "x";
    while (depth > 0 && random() % 3 == 0) {
      builder.end();
      --depth;
    }
    if (random() % 3 == 0) {
      builder.begin(named(std::string(1, id), name));
      ++depth;
    } else {
      builder.add(named(std::string(1, id), name));
    }
  }
  while (depth-- > 0) builder.end();
  return builder.tree();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(semantic_tree)

BOOST_AUTO_TEST_CASE(nothing_is_said_when_nothing_changed) {
  BOOST_TEST(semantics::difference(flat("abc"), flat("abc")).empty());
}

BOOST_AUTO_TEST_CASE(carrying_out_the_differences_gives_the_tree_from_any_tree_to_any_other) {
  std::mt19937 random(20261123);
  Mirror mirror;
  Tree before;
  for (int i = 0; i < 3000; ++i) {
    const Tree after = any_tree(random);
    mirror.apply(semantics::difference(before, after));
    BOOST_REQUIRE_EQUAL(mirror.shape(), shape_of(after));
    before = after;
  }
}

BOOST_AUTO_TEST_CASE(an_insertion_names_only_what_is_new_and_a_move_only_what_moved) {
  Mirror mirror;
  mirror.apply(semantics::difference(Tree(), flat("abcdef")));
  const std::size_t at_first = mirror.upserts();
  mirror.apply(semantics::difference(flat("abcdef"), flat("abxcdef")));
  BOOST_TEST(mirror.upserts() == at_first + 1);
  mirror.apply(semantics::difference(flat("abxcdef"), flat("fabxcde")));
  BOOST_TEST(mirror.upserts() == at_first + 2);
  BOOST_TEST(mirror.shape() == "f= a= b= x= c= d= e=");
}

BOOST_AUTO_TEST_CASE(each_member_of_a_node_is_compared_and_written) {
  const auto changed = [](auto change) {
    Builder before, after;
    before.begin_frame("t");
    after.begin_frame("t");
    Node node = named("a", "n");
    before.add(node);
    change(node);
    after.add(node);
    return semantics::difference(before.tree(), after.tree());
  };
  const auto writes = [&](auto change, std::string_view words) {
    const std::string json = changed(change);
    BOOST_TEST(form::parse_json(json).ok());
    BOOST_TEST_CONTEXT(json) { BOOST_TEST((json.find(words) != std::string::npos)); }
  };
  writes([](Node& n) { n.role = Role::button; }, R"("role":"button")");
  writes([](Node& n) { n.name = "a\"b\\\n"; }, R"("name":"a\"b\\\u000a")");
  writes([](Node& n) { n.description = "d"; }, R"("description":"d")");
  writes([](Node& n) { n.value_text = "1 / 2"; }, R"("valueText":"1 / 2")");
  writes([](Node& n) { n.labelled_by = "b"; }, R"("labelledBy":"b")");
  writes([](Node& n) { n.described_by = {"b", "c"}; }, R"("describedBy":["b","c"])");
  writes([](Node& n) { n.error_by = "b"; }, R"("errorBy":"b")");
  writes([](Node& n) { n.controls = "b"; }, R"("controls":"b")");
  writes([](Node& n) { n.label_for = "b"; }, R"("labelFor":"b")");
  writes([](Node& n) { n.current = true; }, R"("current":true)");
  writes([](Node& n) { n.hidden = true; }, R"("hidden":true)");
  writes([](Node& n) { n.role = Role::description_list; }, R"("role":"descriptionlist")");
  writes([](Node& n) { n.error = "e"; }, R"("error":"e")");
  writes([](Node& n) { n.href = "/x"; }, R"("href":"/x")");
  writes([](Node& n) { n.level = 2; }, R"("level":2)");
  writes([](Node& n) { n.required = true; }, R"("required":true)");
  writes([](Node& n) { n.disabled = true; }, R"("disabled":true)");
  writes([](Node& n) { n.modal = true; }, R"("modal":true)");
  writes([](Node& n) { n.busy = true; }, R"("busy":true)");
  writes([](Node& n) { n.checked = false; }, R"("checked":false)");
  writes([](Node& n) { n.expanded = true; }, R"("expanded":true)");
  writes([](Node& n) { n.progress = 0.25F; }, R"("progress":0.25)");
  writes([](Node& n) { n.rect = {1.5F, -2, 3, 4}; }, R"("rect":{"x":1.5,"y":-2,"width":3,"height":4})");
  writes([](Node& n) { n.text_input.emplace().max_length = 7; }, R"("maxLength":7)");
  writes([](Node& n) { n.layout = semantics::TextLayout{16, 24, true, {"一", "二"}}; }, R"("lines":["一","二"])");
  writes([](Node& n) { n.submits = true; }, R"("submits":true)");
  writes([](Node& n) { n.text_input.emplace().revision = 3; }, R"("revision":3)");
  writes(
      [](Node& n) {
        n.document = semantics::Document{"/files/1", "pdf"};
      },
      R"("document":{"url":"/files/1","kind":"pdf"})");
  writes([](Node& n) { n.layout.emplace().runs = {"", "太", "い"}; }, R"("runs":["","太","い"])");
  writes([](Node& n) { n.layout.emplace().box = {1, 2, 3, 4}; }, R"("box":{"x":1,"y":2,"width":3,"height":4})");
}

BOOST_AUTO_TEST_CASE(title_focus_and_height_are_told_when_they_change) {
  Builder builder;
  builder.begin_frame("a");
  const Tree before = builder.tree();
  builder.begin_frame("b");
  builder.set_focused("x");
  builder.set_page_height(10.25F);
  BOOST_TEST(semantics::difference(before, builder.tree()) == R"({"title":"b","focused":"x","pageHeight":10.25})");
}

BOOST_AUTO_TEST_CASE(announcements_are_handed_out_once_even_when_they_repeat) {
  Builder builder;
  builder.announce("a", false);
  builder.announce("a", true);
  const auto said = builder.take_announcements();
  BOOST_REQUIRE_EQUAL(said.size(), 2U);
  BOOST_TEST(said[1].assertive);
  BOOST_TEST(builder.take_announcements().empty());
}

BOOST_AUTO_TEST_CASE(a_select_is_told_with_its_options_and_anew_when_another_is_chosen) {
  const auto tree = [](const char* value) {
    Node node;
    node.id = "prefecture";
    node.role = Role::combobox;
    node.select = semantics::Select{value, "prefecture", "address-level1", {{"", "選択"}, {"13", "東京都"}}};
    Builder builder;
    builder.begin_frame("");
    builder.add(std::move(node));
    return builder.tree();
  };
  const auto told = form::parse_json(semantics::difference({}, tree("")));
  BOOST_REQUIRE(told.ok());
  const Value& select = *(*told->find("upsert")->as_array())[0].find("select");
  BOOST_TEST(*select.find("autocomplete")->as_string() == "address-level1");
  BOOST_TEST(form::to_json(*select.find("options")) == R"(["","選択","13","東京都"])");
  BOOST_TEST(semantics::difference(tree(""), tree("")).empty());
  BOOST_TEST(semantics::difference(tree(""), tree("13")).find(R"("value":"13")") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
