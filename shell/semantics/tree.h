// The accessible tree of one frame: what each thing on the canvas is, says and can do, and where it stands. Widgets
// build it while they draw; the DOM mirror, the browser tests and the headless tests read it. Roles and states follow
// WAI-ARIA 1.2; where it has none (label, legend, fieldset), HTML's name stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::semantics {

enum class Role {
  banner,
  navigation,
  main,
  contentinfo,
  search,
  region,
  form,  // landmarks
  group,
  generic,     // holds others and means nothing itself
  fieldset,    // a group that a legend names
  radiogroup,  // the same, of radios
  list,
  listitem,
  description_list,  // terms and their definitions, in turn; structure
  table,
  row,
  columnheader,
  rowheader,
  cell,  // of rows and columns
  heading,
  paragraph,
  text,
  label,   // the words that name the control `label_for`
  legend,  // the words that name the fieldset or radiogroup that they stand in
  term,
  definition,
  image,  // content
  link,
  button,
  textbox,
  combobox,  // HTML's select
  checkbox,
  radio,  // controls
  dialog,
  status,
  alert,
  progressbar,
  document,  // one that was sent, in a frame of its own
};

std::string_view role_name(Role role);  // ARIA's, or HTML's where it has none; description_list is "descriptionlist"

// Logical pixels, from the top left of the page (not of the window: scrolling does not change it).
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  friend bool operator==(const Rect&, const Rect&) = default;
};

// A text field's own facts; present on Role::textbox only. Names and values are HTML's.
struct TextInput {
  std::string value;          // of several lines: '\n' ends a line
  std::string type = "text";  // text, email, password, search
  std::string name;
  std::string input_mode;  // "" or numeric, email, …
  std::string autocomplete = "off";
  std::string placeholder;
  int max_length = 0;  // UTF-16 code units; 0: no limit
  int revision = 0;    // the last edit (Action) that `value` takes into account
  bool multiline = false;

  friend bool operator==(const TextInput&, const TextInput&) = default;
};

// A select's own facts; present on Role::combobox only.
struct Select {
  struct Option {
    std::string value;
    std::string label;

    friend bool operator==(const Option&, const Option&) = default;
  };
  std::string value;  // of the chosen option
  std::string name;
  std::string autocomplete = "off";
  std::vector<Option> options;

  friend bool operator==(const Select&, const Select&) = default;
};

// Where and how the words of a node are drawn, so that the mirror's own text lies under them (find, selection, zoom).
struct TextLayout {
  float font_size = 0;
  float line_height = 0;
  bool bold = false;
  std::vector<std::string> lines;      // as broken on the canvas; joined they are the words that are seen
  std::vector<std::string> runs = {};  // where only some words are bold: plain and bold ones in turn, plain first
  // Where the words stand, from the node's own corner, when they do not fill it; centred in it where they are narrower.
  Rect box = {};
  float indent = 0;  // the first line begins this far from the words' left

  friend bool operator==(const TextLayout&, const TextLayout&) = default;
};

// What a frame shows; present on Role::document only.
struct Document {
  std::string url;   // where its bytes are, a path of this site
  std::string kind;  // pdf, png, or sheets: the tables of a workbook as JSON

  friend bool operator==(const Document&, const Document&) = default;
};

struct Node {
  std::string id;  // unique in the tree, the same from frame to frame
  Role role = Role::group;
  std::string name;         // the accessible name; the words themselves for text, paragraph, heading
  std::string description;  // what describes it and is drawn nowhere
  std::string error;        // error message; set: the node is invalid
  std::string href;         // link: the path it leads to
  std::string value_text;   // progressbar: what its number means to people
  // Other nodes by id, drawn in the same frame: whose words name it (a label, a legend, a title), describe it, are its
  // error message; what it opens; what a label is for.
  std::string labelled_by;
  std::vector<std::string> described_by;
  std::string error_by;
  std::string controls;
  std::string label_for;
  int level = 0;  // heading: 1 to 6
  bool required = false;
  bool disabled = false;
  bool modal = false;             // dialog
  bool busy = false;              // a button at work: it cannot be pressed meanwhile
  bool submits = false;           // button: of type "submit"
  bool current = false;           // where one is, of a trail or a menu
  bool hidden = false;            // words that are seen but say nothing to who listens: a star, a separator
  std::optional<bool> checked;    // checkbox, radio
  std::optional<bool> expanded;   // button that opens something
  std::optional<float> progress;  // progressbar: 0 to 1
  std::optional<TextInput> text_input;
  std::optional<Select> select;
  std::optional<TextLayout> layout;
  std::optional<Document> document;
  Rect rect;
  int parent = -1;  // index into Tree::nodes, -1: the page
};

struct Tree {
  std::string title;  // the document's title
  std::string language = "ja";
  std::string focused;      // id of the node that has the keyboard focus, "" for none
  float page_height = 0;    // logical pixels
  std::vector<Node> nodes;  // in reading order, parents before children

  const Node* find(std::string_view id) const;
  // The first node of this role and name; what tests ask for.
  const Node* find(Role role, std::string_view name) const;
};

// Builds a frame's tree: begin/end nest.
class Builder {
 public:
  void begin_frame(std::string_view title);
  int begin(Node node);  // opens a node that has children; gives its index
  void end();
  int add(Node node);  // a node without children
  Node& at(int index) { return tree_.nodes[static_cast<std::size_t>(index)]; }
  void set_focused(std::string_view id) { tree_.focused = id; }
  void set_page_height(float height) { tree_.page_height = height; }
  // A message for a live region; it is said once, even when it repeats what was said before.
  void announce(std::string text, bool assertive);
  struct Announcement {
    std::string text;
    bool assertive = false;
  };
  std::vector<Announcement> take_announcements();
  void set_title(std::string_view title) { tree_.title = title; }  // known when the screen has been drawn
  const Tree& tree() const { return tree_; }

 private:
  Tree tree_;
  std::vector<int> open_;
  std::vector<Announcement> announcements_;
};

// What a person did through the mirror, assistive technology, a test. It reaches the widget of that id in the next
// frame.
struct Action {
  enum class Kind { press, focus, blur, edit, key };
  std::string id;
  Kind kind = Kind::press;
  // edit: the text field's state after the change (offsets in UTF-8 bytes; composition is empty when none is under
  // way), or the value that was chosen in a select
  std::string value;
  std::size_t selection_begin = 0, selection_end = 0;
  std::size_t composition_begin = 0, composition_end = 0;
  int revision = 0;  // of the field, counted by its editor
  // key: KeyboardEvent.key ("Escape", "ArrowDown", "Enter" in a text field, …). focus: "pointer" where the browser
  // draws no ring (:focus-visible does not match), else empty.
  std::string key;
};

// JSON of the difference between two frames, for the mirror, in the order in which it is to be carried out:
//   {"title"?: text, "language"?: text, "remove"?: [id…], "upsert"?: [NODE…], "focused"?: id or "", "pageHeight"?:
//   number}
// NODE, whole each time (a member that is not there is empty, false or none):
//   {"id", "role", "parent": id|null, "after": id|null (the sibling before it; null: the first), "name"?,
//   "description"?,
//    "error"?, "href"?, "valueText"?, "labelledBy"?: id, "describedBy"?: [id…], "errorBy"?: id, "controls"?: id,
//    "labelFor"?: id, "level"?, "required"?, "disabled"?, "modal"?, "busy"?, "submits"?, "current"?, "hidden"?,
//    "checked"?, "expanded"?, "progress"?, "textInput"?: {"value","type","name"?,"inputMode"?,"autocomplete",
//    "placeholder"?,"maxLength"?,"revision"?,"multiline"?}, "select"?:
//    {"value","name"?,"autocomplete","options":[VALUE,LABEL,…]}, "layout"?:
//    {"fontSize","lineHeight","bold","lines":[text…],"runs"?:[text…],"box"?:RECT,"indent"?}, "document"?:
//    {"url","kind"}, "rect": {"x","y","width","height"}}
// Upserts come in reading order, so that `parent` and `after` are there when they are named. A node may be named in
// `upsert` only because it was moved; its own children stay with it. A removed node's children are removed too or named
// in `upsert` with another parent. Empty text when nothing changed.
std::string difference(const Tree& before, const Tree& after);

}  // namespace madoguchi::semantics
