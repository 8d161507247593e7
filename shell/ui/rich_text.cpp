// Paragraphs whose runs are not all alike: strong words, code, links within the words.
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
    for (std::size_t run = 0; run < runs_.size(); ++run) draw_run(run);
    page_.end_node();
  }

 private:
  void draw_run(std::size_t run) {
    semantics::Node node = node_of(run);
    if (runs_[run].href.empty()) {
      for_pieces(run, [&](const RichPiece& piece) { draw_words(piece, style_.color); });
      return page_.add_node(std::move(node));
    }
    node.href = runs_[run].href;
    const ControlState state = page_.control(std::move(node));
    for_pieces(run, [&](const RichPiece& piece) {
      draw_words(piece, Color::link);
      const Rect words = rect_of(piece);
      const float below = (rich_.metrics.line_height + rich_.metrics.size) / 2 + 2;
      page_.fill({words.x, words.y + below, words.width, state.hovered ? 2.0F : 1.0F}, Color::link);
      if (state.focused) page_.focus_ring(words);
    });
    if (state.pressed) page_.open(runs_[run].href);
  }

  // On one line it stands where its words are; on several the first one begins where other words end.
  semantics::Node node_of(std::size_t run) {
    semantics::Node node = run_node(part_id(id_, run), runs_[run].href.empty() ? Role::text : Role::link, rich_, run,
                                    rect_.x, rect_.y, rect_.width);
    if (node.layout->lines.size() == 1) {
      for_pieces(run, [&](const RichPiece& piece) { node.rect = rect_of(piece); });
      node.layout->indent = 0;
    }
    return node;
  }

  template <class Use>
  void for_pieces(std::size_t run, const Use& use) {
    for (const RichPiece& piece : rich_.pieces)
      if (piece.run == run) use(piece);
  }

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
