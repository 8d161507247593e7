// See node.h.
#include "ui/node.h"

#include <algorithm>
#include <utility>

namespace madoguchi::ui {

semantics::Node base_node(std::string_view id, Role role, std::string_view name, const Rect& rect) {
  semantics::Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = rect;
  return node;
}

semantics::TextLayout layout_of(const TextLines& lines) {
  semantics::TextLayout layout;
  layout.font_size = lines.metrics.size;
  layout.line_height = lines.metrics.line_height;
  layout.bold = lines.metrics.bold;
  layout.lines.reserve(lines.lines.size());
  for (std::size_t i = 0; i < lines.lines.size(); ++i) layout.lines.emplace_back(lines.line(i));
  return layout;
}

semantics::TextLayout layout_of(const TextLines& lines, const Rect& rect, float x, float y) {
  semantics::TextLayout layout = layout_of(lines);
  layout.box = {x - rect.x, y - rect.y, lines.width, lines.height()};
  return layout;
}

semantics::Node text_node(std::string_view id, Role role, const TextLines& lines, const Rect& rect) {
  semantics::Node node = base_node(id, role, lines.text, rect);
  node.layout = layout_of(lines);
  return node;
}

semantics::TextLayout layout_of(const RichLines& lines) {
  semantics::TextLayout layout;
  layout.font_size = lines.metrics.size;
  layout.line_height = lines.metrics.line_height;
  layout.bold = lines.metrics.bold;
  layout.lines = lines.lines;
  for (const RichPiece& piece : lines.pieces) {
    while (layout.runs.empty() || (layout.runs.size() % 2 == 0) != piece.strong) layout.runs.emplace_back();
    layout.runs.back().append(lines.text, piece.begin, piece.end - piece.begin);
  }
  return layout;
}

semantics::Node hidden_node(std::string_view id, const TextLines& lines, const Rect& rect) {
  semantics::Node node = text_node(id, Role::text, lines, rect);
  node.hidden = true;
  return node;
}

semantics::Node run_node(std::string_view id, Role role, const RichLines& rich, std::size_t run, float x, float y,
                         float width) {
  semantics::TextLayout layout{rich.metrics.size, rich.metrics.line_height, rich.metrics.bold, {}};
  std::size_t first_line = 0;
  std::size_t begin = 0, end = 0;
  for (const RichPiece& piece : rich.pieces) {
    if (piece.run != run) continue;
    if (layout.lines.empty()) {
      first_line = piece.line;
      begin = piece.begin;
      layout.indent = piece.x;
      layout.bold = layout.bold || piece.strong;
    }
    layout.lines.push_back(rich.text.substr(piece.begin, piece.end - piece.begin));
    end = piece.end;
  }
  const float line_height = rich.metrics.line_height;
  const float height = static_cast<float>(layout.lines.size()) * line_height;
  semantics::Node node = base_node(id, role, std::string_view(rich.text).substr(begin, end - begin),
                                   {x, y + static_cast<float>(first_line) * line_height, width, height});
  node.layout = std::move(layout);
  return node;
}

std::string part_id(std::string_view id, std::size_t index) { return part_id(id, std::to_string(index)); }

std::string part_id(std::string_view id, std::string_view part) {
  std::string out;
  out.reserve(id.size() + part.size() + 1);
  out.append(id).append(1, '.').append(part);
  return out;
}

RichLines lay_out_runs(Page& page, std::span<const Run> runs, TextStyle style, float max_width) {
  RichLines rich;
  rich.metrics = metrics(style, page.narrow());
  std::vector<std::size_t> run_ends;
  for (const Run& run : runs) {
    rich.text += run.text;
    run_ends.push_back(rich.text.size());
  }
  // Broken as if all of it were strong, which is never narrower.
  TextMetrics strong = rich.metrics;
  strong.bold = true;
  const TextLines& lines = page.lay_out(rich.text, strong, max_width);
  rich.text = lines.text;
  for (std::size_t number = 0; number < lines.lines.size(); ++number) {
    const TextLine& line = lines.lines[number];
    float x = 0;
    for (std::size_t begin = line.begin; begin < line.end;) {
      const auto run =
          static_cast<std::size_t>(std::upper_bound(run_ends.begin(), run_ends.end(), begin) - run_ends.begin());
      const std::size_t end = std::min(line.end, run_ends[run]);
      RichPiece piece{begin, end, number, run, x, runs[run].strong};
      TextMetrics piece_metrics = rich.metrics;
      piece_metrics.bold = piece_metrics.bold || piece.strong;
      x += page.text_width_with_spaces(std::string_view(rich.text).substr(begin, end - begin), piece_metrics);
      rich.pieces.push_back(piece);
      begin = end;
    }
    rich.lines.emplace_back(lines.line(number));
    rich.widths.push_back(x);
  }
  return rich;
}

}  // namespace madoguchi::ui
