// What changed between two frames, as JSON for the mirror. Nothing is written for a node that is as it was where it
// was; of nodes that changed places among their siblings, as few as possible are named (all but a longest run that kept
// its order). Writing JSON is all that is asked here, so this room has its own small writer and no library.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "semantics/tree.h"

namespace madoguchi::semantics {
namespace {

void append_text(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_integer(std::string& out, long long value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

// Two decimals are a hundredth of a pixel: more than any screen shows. (Emscripten 3.1.6 has no floating to_chars.)
void append_number(std::string& out, float value) {
  if (!std::isfinite(value)) {
    out += '0';
    return;
  }
  const long long hundredths = std::llround(static_cast<double>(value) * 100);
  const long long magnitude = std::llabs(hundredths);
  if (hundredths < 0) out += '-';
  append_integer(out, magnitude / 100);
  if (magnitude % 100 == 0) return;
  out += '.';
  out += static_cast<char>('0' + magnitude % 100 / 10);
  if (magnitude % 10 != 0) out += static_cast<char>('0' + magnitude % 10);
}

// Writes the members of one object; the commas come by themselves.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  std::string& member(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_text(out_, name);
    out_ += ':';
    return out_;
  }
  void text(std::string_view name, std::string_view value) { append_text(member(name), value); }
  void text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void flag(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }
  void flag_if_set(std::string_view name, bool value) {
    if (value) flag(name, true);
  }
  void number(std::string_view name, float value) { append_number(member(name), value); }
  void integer(std::string_view name, int value) { append_integer(member(name), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    append_text(out, texts[i]);
  }
  out += ']';
}

void append_rect(std::string& out, const Rect& rect) {
  Object object(out);
  object.number("x", rect.x);
  object.number("y", rect.y);
  object.number("width", rect.width);
  object.number("height", rect.height);
}

void append_text_input(std::string& out, const TextInput& input) {
  Object object(out);
  object.text("value", input.value);
  object.text("type", input.type);
  object.text_if_any("name", input.name);
  object.text_if_any("inputMode", input.input_mode);
  object.text("autocomplete", input.autocomplete);
  object.text_if_any("placeholder", input.placeholder);
  if (input.max_length > 0) object.integer("maxLength", input.max_length);
  if (input.revision > 0) object.integer("revision", input.revision);
  object.flag_if_set("multiline", input.multiline);
}

void append_select(std::string& out, const Select& select) {
  Object object(out);
  object.text("value", select.value);
  object.text_if_any("name", select.name);
  object.text("autocomplete", select.autocomplete);
  std::vector<std::string> options;  // flat: a value and its label in turn
  for (const Select::Option& option : select.options) {
    options.push_back(option.value);
    options.push_back(option.label);
  }
  append_texts(object.member("options"), options);
}

void append_layout(std::string& out, const TextLayout& layout) {
  Object object(out);
  object.number("fontSize", layout.font_size);
  object.number("lineHeight", layout.line_height);
  object.flag("bold", layout.bold);
  append_texts(object.member("lines"), layout.lines);
  if (!layout.runs.empty()) append_texts(object.member("runs"), layout.runs);
  if (layout.box.width > 0) append_rect(object.member("box"), layout.box);
  if (layout.indent != 0) object.number("indent", layout.indent);
}

void append_document(std::string& out, const Document& document) {
  Object object(out);
  object.text("url", document.url);
  object.text("kind", document.kind);
}

// The siblings that stand before each node, and the ids of parents; by index.
struct Places {
  std::vector<int> previous;  // index of the sibling before, -1: the first
  std::unordered_map<std::string_view, int> index;

  explicit Places(const Tree& tree) {
    const std::size_t count = tree.nodes.size();
    previous.assign(count, -1);
    index.reserve(count);
    std::vector<int> last(count + 1, -1);  // by parent + 1
    for (std::size_t i = 0; i < count; ++i) {
      int& sibling = last[static_cast<std::size_t>(tree.nodes[i].parent + 1)];
      previous[i] = sibling;
      sibling = static_cast<int>(i);
      index.emplace(tree.nodes[i].id, static_cast<int>(i));
    }
  }
};

std::string_view id_of(const Tree& tree, int index) {
  return index < 0 ? std::string_view() : std::string_view(tree.nodes[static_cast<std::size_t>(index)].id);
}

void append_id_or_null(std::string& out, const Tree& tree, int index) {
  if (index < 0) {
    out += "null";
  } else {
    append_text(out, id_of(tree, index));
  }
}

void append_node(std::string& out, const Tree& tree, const Node& node, int previous) {
  Object object(out);
  object.text("id", node.id);
  object.text("role", role_name(node.role));
  append_id_or_null(object.member("parent"), tree, node.parent);
  append_id_or_null(object.member("after"), tree, previous);
  object.text_if_any("name", node.name);
  object.text_if_any("description", node.description);
  object.text_if_any("error", node.error);
  object.text_if_any("href", node.href);
  object.text_if_any("valueText", node.value_text);
  object.text_if_any("labelledBy", node.labelled_by);
  if (!node.described_by.empty()) append_texts(object.member("describedBy"), node.described_by);
  object.text_if_any("errorBy", node.error_by);
  object.text_if_any("controls", node.controls);
  object.text_if_any("labelFor", node.label_for);
  if (node.level > 0) object.integer("level", node.level);
  object.flag_if_set("required", node.required);
  object.flag_if_set("disabled", node.disabled);
  object.flag_if_set("modal", node.modal);
  object.flag_if_set("busy", node.busy);
  object.flag_if_set("submits", node.submits);
  object.flag_if_set("current", node.current);
  object.flag_if_set("hidden", node.hidden);
  if (node.checked) object.flag("checked", *node.checked);
  if (node.expanded) object.flag("expanded", *node.expanded);
  if (node.progress) object.number("progress", *node.progress);
  if (node.text_input) append_text_input(object.member("textInput"), *node.text_input);
  if (node.select) append_select(object.member("select"), *node.select);
  if (node.layout) append_layout(object.member("layout"), *node.layout);
  if (node.document) append_document(object.member("document"), *node.document);
  append_rect(object.member("rect"), node.rect);
}

// Whether the nodes say the same, wherever they stand.
bool same_facts(const Node& a, const Node& b) {
  return a.id == b.id && a.role == b.role && a.rect == b.rect && a.name == b.name && a.description == b.description &&
         a.error == b.error && a.href == b.href && a.value_text == b.value_text && a.labelled_by == b.labelled_by &&
         a.described_by == b.described_by && a.error_by == b.error_by && a.controls == b.controls &&
         a.label_for == b.label_for && a.level == b.level && a.required == b.required && a.disabled == b.disabled &&
         a.modal == b.modal && a.busy == b.busy && a.submits == b.submits && a.current == b.current &&
         a.hidden == b.hidden && a.checked == b.checked && a.expanded == b.expanded && a.progress == b.progress &&
         a.text_input == b.text_input && a.select == b.select && a.layout == b.layout && a.document == b.document;
}

bool same_nodes(const Tree& before, const Tree& after) {
  return std::equal(before.nodes.begin(), before.nodes.end(), after.nodes.begin(), after.nodes.end(),
                    [](const Node& a, const Node& b) { return a.parent == b.parent && same_facts(a, b); });
}

// Marks in `moved` which of `siblings` (indices into after, in order) do not belong to a longest run that kept its
// order. `old_place[i]` is the place in `before` of siblings[i].
void mark_moved(const std::vector<int>& siblings, const std::vector<int>& old_place, std::vector<bool>& moved) {
  std::vector<std::size_t> tails;  // tails[k]: the end of the best run of length k + 1
  std::vector<int> link(siblings.size(), -1);
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    const auto at = std::lower_bound(tails.begin(), tails.end(), old_place[i],
                                     [&](std::size_t tail, int place) { return old_place[tail] < place; });
    if (at != tails.begin()) link[i] = static_cast<int>(*(at - 1));
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> kept(siblings.size(), false);
  for (int i = tails.empty() ? -1 : static_cast<int>(tails.back()); i >= 0; i = link[static_cast<std::size_t>(i)]) {
    kept[static_cast<std::size_t>(i)] = true;
  }
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    if (!kept[i]) moved[static_cast<std::size_t>(siblings[i])] = true;
  }
}

// By index into after: whether a node must be put somewhere, because it is new, has another parent or another order.
std::vector<bool> find_moved(const Tree& before, const Tree& after, const Places& old_places) {
  std::vector<bool> moved(after.nodes.size(), false);
  std::vector<std::vector<int>> children(after.nodes.size() + 1);
  for (std::size_t i = 0; i < after.nodes.size(); ++i) {
    const Node& node = after.nodes[i];
    const auto old = old_places.index.find(node.id);
    const bool stayed =
        old != old_places.index.end() &&
        id_of(before, before.nodes[static_cast<std::size_t>(old->second)].parent) == id_of(after, node.parent);
    if (!stayed) {
      moved[i] = true;
    } else {
      children[static_cast<std::size_t>(node.parent + 1)].push_back(static_cast<int>(i));
    }
  }
  std::vector<int> places;
  for (const auto& siblings : children) {
    places.clear();
    for (const int index : siblings) {
      places.push_back(old_places.index.find(id_of(after, index))->second);
    }
    if (!std::is_sorted(places.begin(), places.end())) mark_moved(siblings, places, moved);
  }
  return moved;
}

void append_removed(std::string& out, const Tree& before, const Places& new_places) {
  out += '[';
  bool first = true;
  for (const Node& node : before.nodes) {
    if (new_places.index.count(node.id) != 0) continue;
    if (!first) out += ',';
    first = false;
    append_text(out, node.id);
  }
  out += ']';
}

void append_upserts(std::string& out, const Tree& before, const Tree& after, const Places& old_places,
                    const Places& new_places) {
  const std::vector<bool> moved = find_moved(before, after, old_places);
  out += '[';
  bool first = true;
  for (std::size_t i = 0; i < after.nodes.size(); ++i) {
    const Node& node = after.nodes[i];
    if (!moved[i]) {
      const auto old = old_places.index.find(node.id);
      if (same_facts(before.nodes[static_cast<std::size_t>(old->second)], node)) continue;
    }
    if (!first) out += ',';
    first = false;
    append_node(out, after, node, new_places.previous[i]);
  }
  out += ']';
}

}  // namespace

std::string difference(const Tree& before, const Tree& after) {
  const bool nodes_same = same_nodes(before, after);
  if (nodes_same && before.title == after.title && before.language == after.language &&
      before.focused == after.focused && before.page_height == after.page_height) {
    return {};
  }
  std::string out;
  {  // the object closes itself before the text is given away
    Object object(out);
    if (before.title != after.title) object.text("title", after.title);
    if (before.language != after.language) object.text("language", after.language);
    if (!nodes_same) {
      const Places old_places(before);
      const Places new_places(after);
      std::string removed;
      append_removed(removed, before, new_places);
      if (removed != "[]") object.member("remove") += removed;
      std::string upserts;
      append_upserts(upserts, before, after, old_places, new_places);
      if (upserts != "[]") object.member("upsert") += upserts;
    }
    if (before.focused != after.focused) object.text("focused", after.focused);
    if (before.page_height != after.page_height) object.number("pageHeight", after.page_height);
  }
  return out;
}

}  // namespace madoguchi::semantics
