// Selects. Where the platform edits by itself a real select lies over the box and opens its own list; elsewhere
// text_editor.h has one, and the arrow keys go through the options. Either way a choice leaves here as one value.
#include <algorithm>

#include "ui/form_widgets.h"
#include "ui/node.h"
#include "ui/text_editor.h"

namespace madoguchi::ui {
namespace {

constexpr float mark_room = size::icon + size::field_padding;

const RadioOption* chosen_of(const SelectSpec& spec, std::string_view value) {
  const auto found = std::find_if(spec.options.begin(), spec.options.end(),
                                  [&](const RadioOption& option) { return option.value == value; });
  return found == spec.options.end() ? nullptr : &*found;
}

semantics::Node node_of(const SelectSpec& spec, const Rect& rect, std::string_view value) {
  semantics::Node node = base_node(spec.frame.id, Role::combobox, spec.frame.label, rect);
  describe(node, spec.frame);
  semantics::Select select;
  select.value = value;
  select.name = spec.name;
  select.autocomplete = spec.autocomplete;
  for (const RadioOption& option : spec.options) {
    select.options.push_back({std::string(option.value), std::string(option.label)});
  }
  node.select = std::move(select);
  node.layout = semantics::TextLayout{box_text.size, box_text.line_height, box_text.bold, {}};
  return node;
}

// The option before or after the chosen one.
std::optional<std::string> stepped(Page& page, const SelectSpec& spec) {
  Interaction& person = page.interaction();
  const bool down = person.take_key(spec.frame.id, "ArrowDown");
  const bool up = person.take_key(spec.frame.id, "ArrowUp");
  const RadioOption* now = chosen_of(spec, spec.value);
  if (down == up || now == nullptr) return std::nullopt;
  const std::ptrdiff_t next = now - spec.options.data() + (down ? 1 : -1);
  if (next < 0 || next >= static_cast<std::ptrdiff_t>(spec.options.size())) return std::nullopt;
  return std::string(spec.options[static_cast<std::size_t>(next)].value);
}

}  // namespace

SelectResult select_field(Page& page, const SelectSpec& spec) {
  field_head(page, spec.frame);
  const Rect rect = page.place(std::min(spec.max_width, page.width()), size::field);
  SelectResult result;
  if (!page.measuring()) {
    Interaction& person = page.interaction();
    result.chosen = person.take_edit(spec.frame.id);
    if (!result.chosen) result.chosen = stepped(page, spec);
    const std::string_view value = result.chosen ? std::string_view(*result.chosen) : spec.value;
    const ControlState state = page.control(node_of(spec, rect, value));

    const bool faulty = !spec.frame.error.empty();
    const Color edge = faulty ? Color::error : state.hovered ? Color::primary : Color::control_border;
    page.fill(rect, Color::raised, size::radius);
    page.outline(rect, edge, faulty || state.hovered ? 2 : size::stroke, size::radius);
    if (const RadioOption* chosen = chosen_of(spec, value)) {
      const float top = rect.y + (rect.height - box_text.line_height) / 2;
      page.draw_text(chosen->label, rect.x + size::field_padding, top, box_text,
                     chosen->value.empty() ? Color::muted : Color::text);
    }
    page.icon(Icon::chevron_down, rect.x + rect.width - mark_room, rect.y + (rect.height - size::icon) / 2, size::icon,
              Color::primary);
    if (state.focused) page.focus_ring(rect);
    if (!page.platform().edits_text() && !result.chosen) {
      result.chosen = choose_here(page, spec, rect, state.pressed);
      if (result.chosen) person.request_frame();
    }
    result.left = person.take_left(spec.frame.id);
  }
  field_foot(page, spec.frame);
  return result;
}

}  // namespace madoguchi::ui
