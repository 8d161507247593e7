// One frame of the page under construction: where the next thing stands (a column that is filled from the top), what is
// drawn, what is said of it (semantics), and what the person did to it. Widgets (widgets.h) are written on this;
// screens use widgets and the scopes below and seldom this class itself.
//
// Coordinates are logical pixels of the page; the page is drawn with an offset of -scroll. Reading order, tab order and
// the order of calls are one and the same.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/platform.h"
#include "semantics/tree.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/locale.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

struct ImDrawList;

namespace madoguchi::ui {

using semantics::Rect;
using semantics::Role;

enum class Align : std::uint8_t { start, center, end };

// How a control looks just now, and whether it was pressed.
struct ControlState {
  bool pressed = false;  // the person pressed it: do what it is for
  bool hovered = false;
  bool held = false;
  bool focused = false;
};

class Page {
 public:
  struct Setup {
    const platform::Platform& platform;
    Fonts fonts;
    const Locale& locale;
    TextLayouts& layouts;
    Interaction& interaction;
    semantics::Builder& semantics;
    ImDrawList& draw;
  };
  explicit Page(const Setup& setup);

  // --- Words -------------------------------------------------------------------------------------------------------
  const Locale& locale() const { return setup_.locale; }
  std::string_view text(std::string_view key) const { return setup_.locale.text(key); }
  void announce(std::string text, bool assertive = false);

  // --- Where one is ------------------------------------------------------------------------------------------------
  float window_width() const { return window_.width; }
  float window_height() const { return window_.height; }
  float scroll_y() const { return window_.scroll_y; }
  bool narrow() const { return window_.width < size::narrow_below; }
  float margin() const { return narrow() ? space::m : space::l; }  // between the window's edge and the content
  const Theme& theme() const { return *theme_; }

  // --- Placing -----------------------------------------------------------------------------------------------------
  float left() const { return layout().left; }
  float width() const { return layout().width; }  // of the present column
  float y() const { return layout().y; }          // where the next thing will stand
  void gap(float height);                         // empty room in a column; gaps do not add up: the larger one stands
  // Takes room for a thing of this size at the cursor and moves the cursor on. In a column the width is cut to it.
  Rect place(float width, float height, Align align = Align::start);

  // --- Drawing (nothing is drawn outside the visible part) ---------------------------------------------------------
  bool visible(const Rect& rect) const;
  void fill(const Rect& rect, Color color, float radius = 0);
  void outline(const Rect& rect, Color color, float thickness = size::stroke, float radius = 0);
  void icon(Icon icon, float x, float y, float size, Color color);
  void focus_ring(const Rect& rect, float radius = size::radius);
  const TextLines& lay_out(std::string_view text, TextStyle style, float max_width);
  const TextLines& lay_out(std::string_view text, const TextMetrics& metrics, float max_width) {
    return setup_.layouts.lay_out(text, metrics, max_width);
  }
  void draw_lines(const TextLines& lines, float x, float y, float width, Color color, Align align = Align::start);
  // One line without breaking; `y` is the top of its line.
  void draw_text(std::string_view text, float x, float y, const TextMetrics& metrics, Color color);
  float text_width(std::string_view text, TextStyle style);
  // Counting spaces at the end, as a caret does.
  float text_width_with_spaces(std::string_view text, const TextMetrics& metrics) const;
  float text_width(std::string_view text, const TextMetrics& metrics) { return setup_.layouts.width(text, metrics); }
  ImDrawList& draw_list() { return setup_.draw; }
  float to_screen_y(float page_y) const { return page_y - window_.scroll_y; }
  Fonts fonts() const { return setup_.fonts; }

  // --- Semantics and what the person did ---------------------------------------------------------------------------
  // Says a node (role, name, rect and id are asked for); what is opened is closed with end_node().
  void add_node(semantics::Node node);
  int begin_node(semantics::Node node);
  void end_node();  // an empty rect becomes the one that holds what was placed inside
  semantics::Node& node(int index) { return setup_.semantics.at(index); }

  // Says a control's node and tells what the person did to it. There is no other way to get a press, so nothing can be
  // pressed that has no role, name and rectangle.
  ControlState control(semantics::Node node);
  ControlState begin_control(semantics::Node node);  // one that holds nodes of its own, closed with end_node()
  Interaction& interaction() { return setup_.interaction; }
  const platform::Platform& platform() const { return setup_.platform; }

  // --- Wishes, carried out by the application after the frame --------------------------------------------------------
  // Follows a link: a path of this site opens a screen, anything else ("https:", "mailto:", "tel:") goes to the
  // platform.
  void open(std::string_view href) { open_ = std::string(href); }
  // Runs after the frame; for what may change the screen that is being drawn.
  void later(std::function<void()> effect) { later_.push_back(std::move(effect)); }
  void focus(std::string_view id) { focus_ = std::string(id); }
  void copy(std::string text) { copy_ = std::move(text); }  // to the clipboard
  void print() { print_ = true; }
  void set_title(std::string_view title) {
    title_ = std::string(title);
  }  // without the site's name; "" on the top page

  const std::optional<std::string>& wished_open() const { return open_; }
  const std::optional<std::string>& wished_focus() const { return focus_; }
  const std::optional<std::string>& wished_copy() const { return copy_; }
  bool wished_print() const { return print_; }
  std::vector<std::function<void()>> take_later() { return std::move(later_); }
  const std::string& title() const { return title_; }
  float content_bottom() const { return bottom_; }  // the page's height: the lowest thing placed

  // Lays `body` out in a column of this width without drawing, saying or pressing anything; gives the height it needs.
  float measure(float width, const std::function<void()>& body);
  bool measuring() const { return measuring_ > 0; }

  // Only the dialog of this id is drawn in this frame; "": any. What the screen would ask has to wait.
  void keep_dialogs_for(std::string_view id) { sole_dialog_ = id; }
  bool may_show_dialog(std::string_view id) const { return sole_dialog_.empty() || sole_dialog_ == id; }

  // Draws `body` above everything else, in a column at `area` (page coordinates); only it can be pressed while it is
  // there.
  void overlay(const Rect& area, const std::function<void()>& body);

  // Something stands where it must not stay: the frame has to be drawn again before anybody sees it.
  bool unsettled() const { return unsettled_; }

  // Ends the drawing: the layers become one. The application calls it once.
  void finish();

 private:
  friend class Column;
  friend class Flow;
  friend class Box;
  friend class Band;
  friend class Region;
  friend class Area;

  struct Layout {
    float left = 0, width = 0;
    float y = 0;
    float pending_gap = 0;
    bool empty = true;  // nothing placed yet: a gap at the start is dropped
    bool flow = false;
    float flow_gap = 0;
    float flow_offset = 0;  // what moves a row that is not aligned at the start
    float x = 0, row_height = 0, widest_row = 0;
  };
  const Layout& layout() const { return layouts_.back(); }
  Layout& layout() { return layouts_.back(); }
  void push_layout(float left, float width, float y);
  void pop_layout();
  void settle_gap();
  float place_in_flow(float width, float height);
  float to_whole_pixels(float length) const;
  Rect to_whole_pixels(const Rect& rect) const;  // on the screen
  float stroke_width(float thickness) const;
  void use_content_layer();
  void use_ground_layer(int depth);

  ControlState react(const semantics::Node& node);

  Setup setup_;
  platform::Window window_;
  const Theme* theme_;
  std::vector<Layout> layouts_;
  struct OpenNode {
    int index = -1;
    float top = 0, left = 0, width = 0;
  };
  std::vector<OpenNode> nodes_;
  int depth_ = 0;  // nesting of boxes: their grounds are drawn below what they hold
  int flows_ = 0;  // how many there were: names them from frame to frame
  int measuring_ = 0;
  std::string_view sole_dialog_;
  bool in_modal_ = false;
  bool unsettled_ = false;
  float bottom_ = 0;
  std::optional<std::string> open_;
  std::optional<std::string> focus_;
  std::optional<std::string> copy_;
  bool print_ = false;
  std::vector<std::function<void()>> later_;
  std::string title_;
};

// --- Scopes: what is placed while one lives stands inside it --------------------------------------------------------

// A column of at most `max_width`, in the middle of the present one or at one of its sides, with the page's margins
// when it is the outermost.
class Column {
 public:
  explicit Column(Page& page, float max_width = size::content, Align align = Align::center);
  ~Column();
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

 private:
  Page& page_;
};

// Things one after another in a row, going on in the next row where there is no room.
class Flow {
 public:
  explicit Flow(Page& page, float gap = space::m, Align align = Align::start);
  ~Flow();
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

 private:
  Page& page_;
  Align align_;
  std::string width_key_;
};

struct BoxStyle {
  Color ground = Color::sunken;
  Color border = Color::none;
  Color edge = Color::none;  // a thick line at the left
  float padding = space::m;
  float radius = size::radius;
};

// A box with a ground of its own around what it holds.
class Box {
 public:
  explicit Box(Page& page, const BoxStyle& style = {});
  ~Box();
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;

 private:
  Page& page_;
  BoxStyle style_;
  Rect rect_;
};

// A ground across the whole window (header, footer, banner).
class Band {
 public:
  Band(Page& page, Color ground, float padding = space::m, Color bottom_edge = Color::none);
  ~Band();
  Band(const Band&) = delete;
  Band& operator=(const Band&) = delete;

 private:
  Page& page_;
  Color ground_;
  Color bottom_edge_;
  float padding_;
  float top_;
};

// A column at a place of its own: what is placed in it takes no room of what is around it.
class Area {
 public:
  Area(Page& page, float left, float top, float width);
  ~Area();
  Area(const Area&) = delete;
  Area& operator=(const Area&) = delete;

 private:
  Page& page_;
};

// A node that holds what is placed while it lives: landmark, group, list, list item, …
class Region {
 public:
  // `labelled_by`: the node inside it whose words are its name.
  Region(Page& page, std::string_view id, Role role, std::string_view name = {}, std::string_view labelled_by = {});
  Region(Page& page, semantics::Node node);
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  int index() const { return index_; }

 private:
  Page& page_;
  int index_;
};

}  // namespace madoguchi::ui
