// What stands around every field: above it label, mark, help, support text and example, below it note and error.
#include <algorithm>
#include <array>

#include "ui/form_label.h"
#include "ui/form_widgets.h"
#include "ui/node.h"
#include "ui/required_mark.h"

namespace madoguchi::ui {
namespace {

void draw_help_button(Page& page, const FieldFrame& frame, const Rect& rect) {
  const std::string id = part_id(frame.id, "help");
  Interaction& person = page.interaction();
  const bool open = person.is_open(id);
  semantics::Node node =
      base_node(id, Role::button, page.locale().text("form.help.open", {{"field", frame.label}}), rect);
  node.expanded = open;
  if (open) node.controls = part_id(id, "box");
  const ControlState state = page.control(std::move(node));
  const float inset = (size::target - 24) / 2;
  if (state.hovered || state.held) page.fill(rect, Color::primary_ground, size::target / 2);
  page.icon(Icon::question, rect.x + inset, rect.y + inset, 24, Color::primary);
  if (state.focused) page.focus_ring(rect, size::target / 2);
  if (state.pressed) person.set_open(id, !open);
}

void draw_label(Page& page, const FieldFrame& frame, Role role) {
  const std::array runs = label_runs(frame, true);
  const float help_room = frame.help.empty() ? 0 : size::target + space::s;
  const float mark = frame.required ? required_mark_width(page) : 0;
  const float room = page.width() - help_room;
  const RichLines rich = lay_out_runs(page, runs, TextStyle::body, room);
  const float last_width = rich.widths.back();
  const bool mark_beside = frame.required && last_width + space::s + mark <= room;
  const float mark_line = frame.required && !mark_beside ? rich.metrics.line_height : 0;
  const float text_height = rich.height() + mark_line;
  const float height = frame.help.empty() ? text_height : std::max(text_height, size::target);
  const Rect rect = page.place(page.width(), height);
  const float top = rect.y + (rich.lines.size() == 1 && mark_line == 0 ? (height - text_height) / 2 : 0);
  draw_label_runs(page, frame, rich, {rect.x, top, room, rich.height()}, role);

  const float last_top = top + rich.height() - rich.metrics.line_height;
  float end = rect.x + last_width;
  if (frame.required) {
    const float x = mark_beside ? end + space::s : rect.x;
    draw_required_mark(page, frame.id, x, last_top + mark_line, rich.metrics.line_height);
    end = x + mark;
  }
  if (frame.help.empty()) return;
  const float help_x = std::min(end + space::xs, rect.x + rect.width - size::target);
  const float help_y = std::max(rect.y, last_top + mark_line + (rich.metrics.line_height - size::target) / 2);
  draw_help_button(page, frame, {help_x, help_y, size::target, size::target});
}

void draw_help_box(Page& page, const FieldFrame& frame, const std::string& id) {
  Interaction& person = page.interaction();
  const Box box(page, {.ground = Color::sunken, .edge = Color::primary});
  const Region region(page, part_id(id, "box"), Role::group, frame.label);
  const TextLines& lines = page.lay_out(frame.help, TextStyle::body, page.width() - size::target - space::s);
  const Rect rect = page.place(page.width(), std::max(lines.height(), size::target));
  page.draw_lines(lines, rect.x, rect.y, lines.width, Color::text);
  page.add_node(text_node(id + ".text", Role::paragraph, lines, {rect.x, rect.y, lines.width, lines.height()}));
  const Rect cross{rect.x + rect.width - size::target, rect.y, size::target, size::target};
  const ControlState state = page.control(base_node(id + ".close", Role::button, page.text("form.help.close"), cross));
  if (state.hovered || state.held) page.fill(cross, Color::primary_ground, size::target / 2);
  page.icon(Icon::cross, cross.x + 13, cross.y + 13, 18, Color::primary);
  if (state.focused) page.focus_ring(cross, size::target / 2);
  const std::string& focused = person.focused();
  const bool within = focused == id || focused == id + ".close";
  if (state.pressed || (within && person.take_key(focused, "Escape"))) {
    person.set_open(id, false);
    page.focus(id);
  }
}

void draw_help(Page& page, const FieldFrame& frame) {
  const std::string id = part_id(frame.id, "help");
  if (frame.help.empty() || !page.interaction().is_open(id)) return;
  page.gap(space::s);
  draw_help_box(page, frame, id);
  page.gap(space::s);
}

void draw_words(Page& page, std::string_view id, std::string_view text, TextStyle style, Color color) {
  if (text.empty()) return;
  page.gap(space::xs);
  const TextLines& lines = page.lay_out(text, style, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, color);
  page.add_node(text_node(id, Role::paragraph, lines, rect));
}

void draw_mark_and_words(Page& page, std::string_view id, std::string_view text, Icon icon, Role role) {
  if (text.empty()) return;
  constexpr float icon_room = size::icon + space::s;
  const bool error = icon == Icon::error;
  page.gap(space::s);
  const TextLines& lines = page.lay_out(text, error ? TextStyle::strong : TextStyle::body, page.width() - icon_room);
  const Rect rect = page.place(page.width(), lines.height());
  page.icon(icon, rect.x, rect.y + (lines.metrics.line_height - size::icon) / 2, size::icon,
            error ? Color::error : Color::warning);
  const Rect words{rect.x + icon_room, rect.y, rect.width - icon_room, rect.height};
  page.draw_lines(lines, words.x, words.y, words.width, error ? Color::error : Color::text);
  page.add_node(text_node(id, role, lines, words));
}

}  // namespace

std::vector<std::string> described_by(const FieldFrame& frame) {
  std::vector<std::string> ids;
  const auto name = [&](std::string_view words, std::string_view part) {
    if (!words.empty()) ids.push_back(part_id(frame.id, part));
  };
  name(frame.comment, "comment");
  name(frame.hint, "hint");
  name(frame.support, "support");
  name(frame.example, "example");
  name(frame.note, "note");
  name(frame.warning, "warning");
  return ids;
}

void describe(semantics::Node& node, const FieldFrame& frame) {
  node.labelled_by = part_id(frame.id, "label");
  node.described_by = described_by(frame);
  node.required = frame.required;
  node.error = frame.error;
  if (!frame.error.empty()) node.error_by = part_id(frame.id, "error");
}

void field_head(Page& page, const FieldFrame& frame, Role words) {
  page.gap(space::l + space::s);
  draw_label(page, frame, words);
  draw_help(page, frame);
  field_comment(page, frame);
  page.gap(space::xs);
  if (!hint_is_inline(frame.hint)) {
    draw_words(page, part_id(frame.id, "hint"), frame.hint, TextStyle::small, Color::muted);
  }
  draw_words(page, part_id(frame.id, "support"), frame.support, TextStyle::body, Color::muted);
  draw_words(page, part_id(frame.id, "example"), frame.example, TextStyle::small, Color::muted);
  page.gap(space::s);
}

void field_comment(Page& page, const FieldFrame& frame) {
  if (!frame.comment.empty()) message(page, part_id(frame.id, "comment"), MessageKind::warning, frame.comment, false);
}

void field_foot(Page& page, const FieldFrame& frame) {
  if (!frame.note.empty()) {
    page.gap(space::s);
    draw_words(page, part_id(frame.id, "note"), frame.note, TextStyle::body, Color::text);
  }
  // A warning appears while the person is elsewhere already: a status, which is read out.
  draw_mark_and_words(page, part_id(frame.id, "warning"), frame.warning, Icon::warning, Role::status);
  draw_mark_and_words(page, part_id(frame.id, "error"), frame.error, Icon::error, Role::paragraph);
  page.gap(space::m);
}

}  // namespace madoguchi::ui
