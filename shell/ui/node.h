// Small makers of semantics nodes and of ids, shared by the widgets; and paragraphs whose runs are not all alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/page.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

semantics::Node base_node(std::string_view id, Role role, std::string_view name, const Rect& rect);

// With the words as they are broken, so that the mirror's own text lies under the drawn one.
semantics::Node text_node(std::string_view id, Role role, const TextLines& lines, const Rect& rect);
// Words that are seen and not listened to: they say nothing that is not said elsewhere, or only divide.
semantics::Node hidden_node(std::string_view id, const TextLines& lines, const Rect& rect);
semantics::TextLayout layout_of(const TextLines& lines);
// For words that are drawn at x, y inside the node's rectangle.
semantics::TextLayout layout_of(const TextLines& lines, const Rect& rect, float x, float y);

// "list.3", "field.help".
std::string part_id(std::string_view id, std::size_t index);
std::string part_id(std::string_view id, std::string_view part);

// A text of several runs in lines: the pieces to draw.
struct RichPiece {
  std::size_t begin = 0, end = 0;  // bytes of RichLines::text
  std::size_t line = 0;
  std::size_t run = 0;
  float x = 0;  // from the line's start
  bool strong = false;
};
struct RichLines {
  std::string text;
  TextMetrics metrics{};  // of the runs that are not strong
  std::vector<RichPiece> pieces;
  std::vector<std::string> lines;
  std::vector<float> widths;  // of the lines
  float height() const { return static_cast<float>(lines.size()) * metrics.line_height; }
};
semantics::TextLayout layout_of(const RichLines& lines);
// One run of them as a node of its own; the block's top left is at (x, y), `width` its width.
semantics::Node run_node(std::string_view id, Role role, const RichLines& rich, std::size_t run, float x, float y,
                         float width);
RichLines lay_out_runs(Page& page, std::span<const Run> runs, TextStyle style, float max_width);

}  // namespace madoguchi::ui
