// Choices, consent, attachments, and the summary of faults.
#include "ui/form_widgets.h"

#include <algorithm>

#include "ui/form_label.h"
#include "ui/node.h"
#include "ui/required_mark.h"

namespace madoguchi::ui {
namespace {

constexpr float mark_size = 24;  // the radio's circle, the checkbox's square
constexpr float row_padding = space::m;

// A row that can be pressed over its whole width: the control is its beginning with the mark, the label the rest.
struct OptionRow {
  Rect rect;
  Rect mark;
  Rect words;
  Rect control;
  Rect label;
};

// What the words of a row may take; `end_room` is left free after them.
float words_room(const Page& page, float end_room) {
  return page.width() - 2 * row_padding - mark_size + space::xs - row_padding - end_room;
}

OptionRow place_row(Page& page, float words_height, float line_height) {
  const float indent = 2 * row_padding + mark_size - space::xs;
  const float height = std::max(words_height + 2 * 10, size::button);
  const Rect rect = page.place(page.width(), height);
  const float top = rect.y + (height - words_height) / 2;
  const float mark_top = top + (line_height - mark_size) / 2;
  return {rect,
          {rect.x + row_padding, mark_top, mark_size, mark_size},
          {rect.x + indent, top, rect.width - indent - row_padding, words_height},
          {rect.x, rect.y, indent, height},
          {rect.x + indent, rect.y, rect.width - indent, height}};
}

void draw_row_ground(Page& page, const Rect& rect, bool chosen, bool faulty, const ControlState& state) {
  const bool lit = chosen || state.hovered || state.held;
  page.fill(rect, lit ? Color::primary_ground : Color::raised, size::radius);
  const Color edge = faulty ? Color::error : chosen ? Color::primary : Color::control_border;
  page.outline(rect, edge, chosen || faulty ? 2 : size::stroke, size::radius);
  if (state.focused) page.focus_ring(rect);
}

}  // namespace

RadioResult radio_group(Page& page, const FieldFrame& frame, std::span<const RadioOption> options,
                        std::string_view value) {
  RadioResult result;
  Interaction& person = page.interaction();
  semantics::Node group = base_node(frame.id, Role::radiogroup, frame.label, {});
  describe(group, frame);
  page.begin_node(std::move(group));
  field_head(page, frame, Role::legend);
  for (const RadioOption& option : options) {
    page.gap(space::s);
    const bool chosen = option.value == value;
    const TextLines& lines = page.lay_out(option.label, TextStyle::body, words_room(page, 0));
    const OptionRow row = place_row(page, lines.height(), lines.metrics.line_height);
    const std::string id = part_id(frame.id, option.value);
    semantics::Node node = base_node(id, Role::radio, option.label, row.control);
    node.checked = chosen;
    node.labelled_by = part_id(id, "label");
    const ControlState state = page.control(std::move(node));
    draw_row_ground(page, row.rect, chosen, !frame.error.empty(), state);
    page.fill(row.mark, Color::raised, mark_size / 2);
    page.outline(row.mark, chosen ? Color::primary : Color::control_border, 2, mark_size / 2);
    if (chosen) page.fill({row.mark.x + 6, row.mark.y + 6, mark_size - 12, mark_size - 12}, Color::primary, 6);
    page.draw_lines(lines, row.words.x, row.words.y, row.words.width, Color::text);
    semantics::Node label = text_node(part_id(id, "label"), Role::label, lines, row.label);
    label.label_for = id;
    page.add_node(std::move(label));
    if (state.pressed && !chosen) result.chosen = option.value;
    if (!page.measuring() && person.take_left(id)) {
      // Going from one option to the other is no leaving.
      const std::string prefix = part_id(frame.id, "");
      result.left = person.focused().compare(0, prefix.size(), prefix) != 0;
    }
  }
  field_foot(page, frame);
  page.end_node();
  return result;
}

std::optional<bool> checkbox(Page& page, const FieldFrame& frame, bool checked) {
  page.gap(space::l);
  const float mark_room = frame.required ? required_mark_width(page) + space::s : 0;
  const std::array runs = label_runs(frame, false);
  const RichLines words = lay_out_runs(page, runs, TextStyle::body, words_room(page, mark_room));
  const float line_height = words.metrics.line_height;
  const OptionRow row = place_row(page, words.height(), line_height);
  semantics::Node node = base_node(frame.id, Role::checkbox, frame.label, row.control);
  node.checked = checked;
  describe(node, frame);
  const ControlState state = page.control(std::move(node));
  draw_row_ground(page, row.rect, checked, !frame.error.empty(), state);
  page.fill(row.mark, checked ? Color::primary : Color::raised, 4);
  page.outline(row.mark, checked ? Color::primary : Color::control_border, 2, 4);
  if (checked) page.icon(Icon::check, row.mark.x + 2, row.mark.y + 2, mark_size - 4, Color::on_primary);
  draw_label_runs(page, frame, words, row.words, Role::label, row.label);
  if (frame.required) {
    const float end = row.words.x + words.widths.back() + space::s;
    draw_required_mark(page, frame.id, end, row.words.y + row.words.height - line_height, line_height);
  }
  field_foot(page, frame);
  if (!state.pressed) return std::nullopt;
  return !checked;
}

AttachmentAnswer attachment_row(Page& page, const AttachmentRow& row) {
  AttachmentAnswer answer = AttachmentAnswer::none;
  page.gap(space::s);
  const Region item(page, row.id, Role::listitem);
  const Color edge = row.kind == MessageKind::error ? Color::error : Color::border;
  const Box box(page, {.ground = Color::raised, .border = edge, .padding = 12});
  const auto words = [&](std::string_view part, std::string_view text, TextStyle style, Color color, Icon icon) {
    if (text.empty()) return;
    constexpr float room = size::icon + space::s;  // kept on each line, so that the words stand below each other
    const TextLines& lines = page.lay_out(text, style, page.width() - room);
    const Rect rect = page.place(page.width(), lines.height());
    page.icon(icon, rect.x, rect.y + (lines.metrics.line_height - size::icon) / 2, size::icon, color);
    page.draw_lines(lines, rect.x + room, rect.y, rect.width - room, color);
    page.add_node(
        text_node(part_id(row.id, part), Role::text, lines, {rect.x + room, rect.y, rect.width - room, rect.height}));
  };
  words("name", row.name, TextStyle::strong, Color::text, Icon::document);
  words("detail", row.detail, TextStyle::small, Color::muted, Icon::none);
  switch (row.kind) {
    case MessageKind::info:
      words("state", row.state, TextStyle::small, Color::text, Icon::none);
      break;
    case MessageKind::success:
      words("state", row.state, TextStyle::small, Color::success, Icon::check);
      break;
    case MessageKind::warning:
      words("state", row.state, TextStyle::small, Color::warning, Icon::warning);
      break;
    case MessageKind::error:
      words("state", row.state, TextStyle::small, Color::error, Icon::error);
      break;
  }
  if (row.progress)
    progress_bar(page, part_id(row.id, "progress"), row.progress_name, *row.progress, row.progress_text);
  page.gap(space::xs);
  const Flow actions(page, space::s, Align::end);
  const auto action = [&](std::string_view part, std::string_view label, std::string_view name) {
    const std::string id = part_id(row.id, part);
    return button(page, {.id = id, .label = label, .kind = ButtonKind::quiet, .name = name});
  };
  if (!row.resume.empty() && action("resume", row.resume, row.resume_name)) answer = AttachmentAnswer::resume;
  if (!row.remove.empty() && action("remove", row.remove, row.remove_name)) answer = AttachmentAnswer::remove;
  return answer;
}

void error_summary(Page& page, std::string_view id, std::string_view title, std::string_view text,
                   std::span<const Fault> faults) {
  page.gap(space::l);
  const Box box(page,
                {.ground = Color::error_ground, .border = Color::error, .edge = Color::error, .padding = space::l});
  const Region alert(page, id, Role::alert, title, part_id(id, "title"));
  heading(page, part_id(id, "title"), 2, title);
  paragraph(page, part_id(id, "text"), text);
  const Region list(page, part_id(id, "list"), Role::list);
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const std::string item_id = part_id(id, i);
    const Region item(page, item_id, Role::listitem);
    const std::string href = "#" + std::string(faults[i].field);
    if (link(page, item_id + ".link", faults[i].text, href)) page.focus(faults[i].field);
  }
}

}  // namespace madoguchi::ui
