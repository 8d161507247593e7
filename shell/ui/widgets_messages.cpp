// Messages, progress and the modal dialog: what the page says by itself.
#include <algorithm>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

struct MessageLook {
  Icon icon;
  Color ground;
  Color accent;
};

MessageLook look_of(MessageKind kind) {
  switch (kind) {
    case MessageKind::info:
      return {Icon::info, Color::primary_ground, Color::primary};
    case MessageKind::success:
      return {Icon::check, Color::success_ground, Color::success};
    case MessageKind::warning:
      return {Icon::warning, Color::warning_ground, Color::warning};
    case MessageKind::error:
      return {Icon::error, Color::error_ground, Color::error};
  }
  return {Icon::info, Color::primary_ground, Color::primary};
}

Role role_of(MessageKind kind, bool live) {
  if (!live) return Role::paragraph;
  return kind == MessageKind::error ? Role::alert : Role::status;
}

}  // namespace

void message(Page& page, std::string_view id, MessageKind kind, std::string_view text, bool live) {
  constexpr float padding = space::m;
  constexpr float icon_room = size::icon + space::s;
  const MessageLook look = look_of(kind);
  page.gap(space::m);
  const TextLines& lines = page.lay_out(text, TextStyle::body, page.width() - 2 * padding - icon_room);
  const Rect rect = page.place(page.width(), lines.height() + 2 * 12);
  page.fill(rect, look.ground, size::radius);
  page.fill({rect.x, rect.y, 6, rect.height}, look.accent, 2);
  const float top = rect.y + 12;
  page.icon(look.icon, rect.x + padding, top + (lines.metrics.line_height - size::icon) / 2, size::icon, look.accent);
  const Rect words{rect.x + padding + icon_room, top, rect.width - 2 * padding - icon_room, lines.height()};
  page.draw_lines(lines, words.x, words.y, words.width, Color::text);
  page.add_node(text_node(id, role_of(kind, live), lines, words));
  page.gap(space::m);
}

void progress_bar(Page& page, std::string_view id, std::string_view name, float progress, std::string_view value) {
  constexpr float height = 8;
  page.gap(space::s);
  const Rect rect = page.place(page.width(), height);
  const float part = std::clamp(progress, 0.0F, 1.0F);
  page.fill(rect, Color::border, height / 2);
  if (part > 0) page.fill({rect.x, rect.y, std::max(height, rect.width * part), height}, Color::primary, height / 2);
  semantics::Node node = base_node(id, Role::progressbar, name, rect);
  node.progress = part;
  node.value_text = value;
  page.add_node(std::move(node));
  page.gap(space::s);
}

DialogAnswer dialog(Page& page, const DialogSpec& spec, const std::function<void()>& body) {
  constexpr float widest = 520;
  constexpr float padding = space::l;
  if (page.measuring() || !page.may_show_dialog(spec.id)) return DialogAnswer::none;
  const float width = std::min(widest, page.window_width() - 2 * space::m);
  const float inner = width - 2 * padding;
  const std::string title_id = part_id(spec.id, "title");
  const std::string body_id = part_id(spec.id, "body");
  const std::string cancel_id = part_id(spec.id, "cancel");
  const std::string ok_id = part_id(spec.id, "ok");
  DialogAnswer answer = DialogAnswer::none;
  const auto content = [&] {
    heading(page, title_id, 2, spec.title);
    {
      const Region words(page, body_id, Role::generic);
      body();
    }
    page.gap(space::l);
    const Flow buttons(page, space::m);
    if (button(page, {.id = cancel_id, .label = spec.cancel, .kind = ButtonKind::secondary, .busy = spec.busy})) {
      answer = DialogAnswer::cancel;
    }
    if (button(page, {.id = ok_id, .label = spec.ok, .busy = spec.busy})) answer = DialogAnswer::ok;
  };
  const float height = page.measure(inner, content) + 2 * padding;

  Interaction& person = page.interaction();
  const bool appeared = person.modal() != spec.id;
  // One that is higher than the window stands where the page was scrolled to when it appeared, and scrolls with the
  // page.
  float& opened_at = person.number(spec.id);
  if (appeared) opened_at = page.scroll_y();
  const bool fits = height + 2 * space::m <= page.window_height();
  const float top = fits ? page.scroll_y() + (page.window_height() - height) / 2 : opened_at + space::m;
  const Rect rect{(page.window_width() - width) / 2, top, width, height};

  page.overlay({rect.x + padding, rect.y + padding, inner, 0}, [&] {
    page.fill({0, page.scroll_y(), page.window_width(), page.window_height()}, Color::overlay);
    page.fill(rect, Color::raised, 12);
    page.outline(rect, Color::border, size::stroke, 12);
    semantics::Node node = base_node(spec.id, Role::dialog, spec.title, rect);
    node.modal = true;
    node.labelled_by = title_id;
    node.described_by = {body_id};
    page.begin_node(std::move(node));
    content();
    page.end_node();
  });
  if (appeared) {
    page.focus(spec.id);  // the dialog itself, so that its title and words are read, and Enter does nothing yet
  } else if (person.take_key({}, "Escape")) {
    answer = spec.escape_is_ok ? DialogAnswer::ok : DialogAnswer::cancel;
  }
  return answer;
}

}  // namespace madoguchi::ui
