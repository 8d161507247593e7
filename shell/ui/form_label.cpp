// See form_label.h.
#include "ui/form_label.h"

#include <string>

namespace madoguchi::ui {
namespace {

constexpr std::string_view full_width_bracket = "（";
constexpr std::size_t star_run = 0;
constexpr std::size_t label_run = 1;
constexpr std::size_t hint_run = 2;

}  // namespace

bool hint_is_inline(std::string_view hint) { return hint.substr(0, full_width_bracket.size()) == full_width_bracket; }

std::array<Run, 3> label_runs(const FieldFrame& frame, bool bold) {
  return {Run{frame.required ? "*" : "", bold}, Run{frame.label, bold},
          Run{hint_is_inline(frame.hint) ? frame.hint : std::string_view(), false}};
}

void draw_label_runs(Page& page, const FieldFrame& frame, const RichLines& rich, const Rect& rect, Role role,
                     const std::optional<Rect>& pressable) {
  for (const RichPiece& piece : rich.pieces) {
    TextMetrics metrics = rich.metrics;
    metrics.bold = metrics.bold || piece.strong;
    const auto words = std::string_view(rich.text).substr(piece.begin, piece.end - piece.begin);
    const float top = rect.y + static_cast<float>(piece.line) * rich.metrics.line_height;
    // The star is red, but it is a star first: colour says nothing alone.
    page.draw_text(words, rect.x + piece.x, top, metrics, piece.run == star_run ? Color::error : Color::text);
  }
  const auto say = [&](std::string_view part, Role part_role, std::size_t run) {
    semantics::Node node = run_node(part_id(frame.id, part), part_role, rich, run, rect.x, rect.y, rect.width);
    if (part_role == Role::label) node.label_for = frame.id;
    if (part_role == Role::label && pressable) node.rect = *pressable;
    node.hidden = run == star_run;  // "required" is a state of the field, and a mark in words beside the label
    page.add_node(std::move(node));
  };
  if (frame.required) say("star", Role::text, star_run);
  say("label", role, label_run);
  if (hint_is_inline(frame.hint)) say("hint", Role::text, hint_run);
}

}  // namespace madoguchi::ui
