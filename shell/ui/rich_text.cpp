// Paragraphs whose runs are not all alike: strong words, code, links within the words. Neighbours that lead to the same
// place are one node, and so are those that lead nowhere.
#include <algorithm>
#include <utility>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

class RichText {
 public:
  RichText(Page& page, std::string_view id, std::span<const Run> runs, const ParagraphStyle& style)
      : page_(page), id_(id), runs_(runs), style_(style), rich_(lay_out_runs(page, runs, style.text, page.width())) {}

  void draw(Role role) {
    rect_ = page_.place(page_.width(), rich_.height());
    const bool linked = std::any_of(runs_.begin(), runs_.end(), [](const Run& run) { return !run.href.empty(); });
    if (!linked) {
      for (const RichPiece& piece : rich_.pieces) draw_words(piece, style_.color);
      semantics::Node node = base_node(id_, role, rich_.text, rect_);
      node.layout = layout_of(rich_);
      return page_.add_node(std::move(node));
    }
    page_.begin_node(base_node(id_, role == Role::text ? Role::generic : role, {}, rect_));
    const auto& pieces = rich_.pieces;
    for (std::size_t begin = 0, end = 0; begin < pieces.size(); begin = end) {
      while (end < pieces.size() && href_of(pieces[end]) == href_of(pieces[begin])) ++end;
      draw_part({pieces.data() + begin, end - begin});
    }
    page_.end_node();
  }

 private:
  using Pieces = std::span<const RichPiece>;

  void draw_part(Pieces pieces) {
    const std::string_view href = href_of(pieces.front());
    semantics::Node node = node_of(pieces);
    if (href.empty()) {
      for (const RichPiece& piece : pieces) draw_words(piece, style_.color);
      return page_.add_node(std::move(node));
    }
    node.href = href;
    const ControlState state = page_.control(std::move(node));
    for (const RichPiece& piece : pieces) {
      draw_words(piece, Color::link);
      const Rect words = rect_of(piece);
      const float below = (rich_.metrics.line_height + rich_.metrics.size) / 2 + 2;
      page_.fill({words.x, words.y + below, words.width, state.hovered ? 2.0F : 1.0F}, Color::link);
      if (state.focused) page_.focus_ring(words);
    }
    if (state.pressed) page_.open(href);
  }

  // On one line it stands where its words are; on several the first one begins where other words end.
  semantics::Node node_of(Pieces pieces) {
    const bool is_link = !href_of(pieces.front()).empty();
    const std::string id = part_id(id_, pieces.front().run);
    const std::string_view words =
        std::string_view(rich_.text).substr(pieces.front().begin, pieces.back().end - pieces.front().begin);
    semantics::Node node = base_node(id, is_link ? Role::link : Role::text, words, rect_of(pieces.front()));
    semantics::TextLayout layout{rich_.metrics.size, rich_.metrics.line_height, rich_.metrics.bold, {}};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const RichPiece& piece = pieces[i];
      if (i == 0 || piece.line != pieces[i - 1].line) layout.lines.emplace_back();
      layout.lines.back() += words_of(piece);
      while (layout.runs.empty() || (layout.runs.size() % 2 == 0) != piece.strong) layout.runs.emplace_back();
      layout.runs.back() += words_of(piece);
    }
    const auto lines = static_cast<float>(layout.lines.size());
    if (lines == 1) {
      const Rect last = rect_of(pieces.back());
      node.rect.width = last.x + last.width - node.rect.x;
    } else {
      layout.indent = node.rect.x - rect_.x;
      node.rect = {rect_.x, node.rect.y, rect_.width, lines * rich_.metrics.line_height};
    }
    node.layout = std::move(layout);
    return node;
  }

  std::string_view href_of(const RichPiece& piece) const { return runs_[piece.run].href; }

  TextMetrics metrics_of(const RichPiece& piece) const {
    TextMetrics metrics = rich_.metrics;
    metrics.bold = metrics.bold || piece.strong;
    return metrics;
  }

  std::string_view words_of(const RichPiece& piece) const {
    return std::string_view(rich_.text).substr(piece.begin, piece.end - piece.begin);
  }

  Rect rect_of(const RichPiece& piece) {
    const float room = rect_.width - rich_.widths[piece.line];
    const float shift = style_.align == Align::center ? room / 2 : style_.align == Align::end ? room : 0;
    return {rect_.x + shift + piece.x, rect_.y + static_cast<float>(piece.line) * rich_.metrics.line_height,
            page_.text_width_with_spaces(words_of(piece), metrics_of(piece)), rich_.metrics.line_height};
  }

  void draw_words(const RichPiece& piece, Color color) {
    const Rect rect = rect_of(piece);
    if (runs_[piece.run].code) page_.fill({rect.x, rect.y + 2, rect.width, rect.height - 4}, Color::sunken);
    page_.draw_text(words_of(piece), rect.x, rect.y, metrics_of(piece), color);
  }

  Page& page_;
  std::string_view id_;
  std::span<const Run> runs_;
  const ParagraphStyle& style_;
  RichLines rich_;
  Rect rect_;
};

}  // namespace

void rich_text(Page& page, std::string_view id, std::span<const Run> runs, Role role, const ParagraphStyle& style) {
  if (!runs.empty()) RichText(page, id, runs, style).draw(role);
}

}  // namespace madoguchi::ui
