// What the form's screen says of its draft (B2, B7): where what was typed is kept, what another window did to it, what
// a new version of the form asks for. Calmly: words that stand, and are read out only when something is different.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/form_widgets.h"
#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/node.h"
#include "ui/screen_form_parts.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::DraftState;
using client::DraftView;
using client::FormScreen;

constexpr std::string_view discard_id = "draft.discard";

std::string status_words(const Locale& locale, const DraftView& draft) {
  const std::string time = japan_clock(draft.saved_at, draft.now);
  switch (draft.state) {
    case DraftState::opening:
    case DraftState::empty:
      return std::string(locale.text("draft.empty"));
    case DraftState::saving:
      return std::string(locale.text("draft.saving"));
    case DraftState::saved:
      return locale.text("draft.saved", {{"time", time}});
    case DraftState::kept_here:
      return locale.text(draft.for_server ? "draft.kept_here" : "draft.kept_here.only", {{"time", time}});
    case DraftState::unkept:
      return std::string(locale.text("draft.unkept"));
    case DraftState::conflict:
      return std::string(locale.text("draft.waiting"));
    case DraftState::gone:
      break;
  }
  return std::string(locale.text("draft.gone"));
}

Icon icon_of(const DraftView& draft) {
  switch (draft.state) {
    case DraftState::saved:
      return Icon::check;
    case DraftState::unkept:
    case DraftState::conflict:
    case DraftState::gone:
      return Icon::warning;
    case DraftState::kept_here:
      return draft.for_server ? Icon::warning : Icon::check;
    case DraftState::opening:
    case DraftState::empty:
    case DraftState::saving:
      break;
  }
  return Icon::info;
}

// Only that the network went and came back, and that something came from elsewhere, is worth a voice.
void announce_changes(Page& page, FormScreen& form, const DraftView& draft) {
  if (page.measuring()) return;
  if (form.take_merged()) page.announce(std::string(page.text("draft.merged.announcement")));
  const bool away = draft.for_server && draft.state == DraftState::kept_here;
  float& known = page.interaction().number("draft.away");
  if (away && known == 0) page.announce(std::string(page.text("draft.kept_here.announcement")));
  if (!away && known != 0 && draft.state == DraftState::saved) {
    page.announce(std::string(page.text("draft.saved.announcement")));
  }
  if (away || draft.state == DraftState::saved) known = away ? 1 : 0;
}

void draw_gone(Page& page, FormScreen& form) {
  const Region region(page, "draft.gone", Role::group, page.text("draft.gone.title"), "draft.gone.title");
  message(page, "draft.gone.title", MessageKind::warning, page.text("draft.gone.title"));
  paragraph(page, "draft.gone.text", page.text("draft.gone.text"));
  page.gap(space::s);
  const Flow row(page);
  const std::string my_list = path_to(client::Screen::my_list);
  button(page, {.id = "draft.gone.my_list", .label = page.text("draft.gone.my_list"), .href = my_list});
  if (button(page, {.id = "draft.gone.keep", .label = page.text("draft.gone.keep"), .kind = ButtonKind::secondary}))
    page.later([&form] { form.keep_gone(); });
  if (button(page, {.id = "draft.gone.clear", .label = page.text("draft.gone.clear"), .kind = ButtonKind::quiet}))
    page.later([&form] { form.clear_gone(); });
}

std::string answer_words(const Locale& locale, const form::Field* field, const form::Value& answer) {
  if (answer.as_bool()) return std::string(locale.text("draft.conflict.consent"));
  if (answer.as_array())
    return locale.text("draft.change.files", {{"count", std::to_string(answer.as_array()->size())}});
  const std::string* text = answer.as_string();
  if (!text || text->empty()) return std::string(locale.text("draft.conflict.none"));
  if (!field || field->type != form::FieldType::choice) return *text;
  for (const form::Choice& choice : field->choices)
    if (choice.value == *text) return std::string(locale.text(choice.label_key));
  return std::string(locale.text("draft.conflict.other"));
}

void draw_change(Page& page, FormScreen& form) {
  const client::FormChange* change = form.change();
  if (!change) return;
  const Locale& locale = page.locale();
  std::vector<std::string> lines;
  for (const form::Field* field : change->required)
    lines.push_back(locale.text("draft.change.required", {{"field", locale.text(field->label_key)}}));
  for (const form::Field* field : change->invalid)
    lines.push_back(locale.text("draft.change.invalid", {{"field", locale.text(field->label_key)}}));
  for (const client::DroppedAnswer& dropped : change->dropped) {
    const bool known = locale.has(dropped.label_key);
    const std::string_view label =
        locale.text(known ? std::string_view(dropped.label_key) : std::string_view("draft.change.dropped.unknown"));
    lines.push_back(locale.text("draft.change.dropped",
                                {{"field", label}, {"value", answer_words(locale, nullptr, dropped.answer)}}));
  }
  const Region region(page, "draft.change", Role::group, page.text("draft.change.title"), "draft.change.title");
  message(page, "draft.change.title", MessageKind::info, page.text("draft.change.title"));
  paragraph(page, "draft.change.text", page.text("draft.change.text"));
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  if (!items.empty()) bullets(page, "draft.change.list", items);
  page.gap(space::s);
  if (button(
          page,
          {.id = "draft.change.confirm", .label = page.text("draft.change.confirm"), .kind = ButtonKind::secondary})) {
    page.later([&form] { form.confirm_change(); });
    page.focus("title");
  }
}

void draw_put_off(Page& page, FormScreen& form) {
  message(page, "draft.conflict.put_off", MessageKind::warning, page.text("draft.conflict.put_off"));
  if (button(page, {.id = "draft.conflict.choose",
                    .label = page.text("draft.conflict.choose"),
                    .kind = ButtonKind::secondary})) {
    form.open_conflicts(true);
  }
}

void draw_conflicts(Page& page, FormScreen& form) {
  const Locale& locale = page.locale();
  const std::vector<FormScreen::Conflict> conflicts = form.conflicts();
  if (conflicts.empty()) return;
  const DraftView draft = form.draft();
  const std::string text =
      locale.text("draft.conflict.text", {{"time", japan_clock(draft.theirs_saved_at, draft.now)}});
  const DialogAnswer answer = dialog(
      page,
      {.id = "draft.conflict",
       .title = page.text("draft.conflict.title"),
       .cancel = page.text("draft.conflict.later"),
       .ok = page.text("draft.conflict.ok")},
      [&] {
        paragraph(page, "draft.conflict.text", text);
        for (const FormScreen::Conflict& conflict : conflicts) {
          const std::string mine =
              locale.text("draft.conflict.mine", {{"value", answer_words(locale, conflict.field, conflict.mine)}});
          const std::string theirs =
              locale.text("draft.conflict.theirs", {{"value", answer_words(locale, conflict.field, conflict.theirs)}});
          const RadioOption options[] = {{"mine", mine}, {"theirs", theirs}};
          const std::string id = "draft.conflict." + conflict.field->id;
          page.gap(space::m);
          const RadioResult result = radio_group(page, {.id = id, .label = page.text(conflict.field->label_key)},
                                                 options, conflict.theirs_chosen ? "theirs" : "mine");
          if (result.chosen) form.choose_theirs(conflict.field->id, *result.chosen == "theirs");
        }
      });
  if (answer == DialogAnswer::none) return;
  page.focus("title");
  if (answer == DialogAnswer::cancel) return form.open_conflicts(false);
  page.later([&form] { form.settle_conflicts(); });
}

void draw_discard_question(Page& page, FormScreen& form, const DraftView& draft) {
  const bool running = draft.discard == client::DraftDiscard::running;
  if (!page.interaction().is_open(discard_id)) return;
  const bool corrects = form.corrects();
  const auto words = [&](std::string_view of_correction, std::string_view of_draft) {
    return page.text(corrects ? of_correction : of_draft);
  };
  const DialogAnswer answer =
      dialog(page,
             {.id = "draft.discard.question",
              .title = words("correction.discard.title", "draft.discard.title"),
              .cancel = words("correction.discard.cancel", "draft.discard.cancel"),
              .ok = words("correction.discard.ok", "draft.discard.ok"),
              .busy = running},
             [&] { paragraph(page, "draft.discard.text", words("correction.discard.text", "draft.discard.text")); });
  if (running || answer == DialogAnswer::none) return;
  page.interaction().set_open(discard_id, false);
  page.focus("title");
  if (answer != DialogAnswer::ok) return;
  page.later([&form] { form.discard_draft(); });
}

}  // namespace

void draw_draft_notes(Page& page, FormScreen& form) {
  const DraftView draft = form.draft();
  announce_changes(page, form, draft);
  if (draft.state == DraftState::gone) draw_gone(page, form);
  if (draft.state == DraftState::conflict && !form.conflicts_open()) draw_put_off(page, form);
  if (draft.discard == client::DraftDiscard::failed)
    message(page, "draft.discard.failed", MessageKind::error, page.text("draft.discard.failed"));
  draw_change(page, form);
}

void draw_draft_status(Page& page, FormScreen& form, std::string_view id) {
  const DraftView draft = form.draft();
  const bool unchanged = form.corrects() && draft.state == DraftState::empty;
  const std::string words = unchanged ? std::string(page.text("correction.kept")) : status_words(page.locale(), draft);
  const Icon icon = icon_of(draft);
  const bool warns = icon == Icon::warning;
  const Color color = warns ? Color::warning : draft.state == DraftState::saved ? Color::success : Color::muted;
  page.gap(space::s);
  constexpr float room = size::icon + space::s;
  const TextLines& lines = page.lay_out(words, TextStyle::small, page.width() - room);
  const Rect rect = page.place(page.width(), lines.height());
  page.icon(icon, rect.x, rect.y + (lines.metrics.line_height - size::icon) / 2, size::icon, color);
  page.draw_lines(lines, rect.x + room, rect.y, rect.width - room, warns ? Color::text : Color::muted);
  page.add_node(text_node(id, Role::paragraph, lines, {rect.x + room, rect.y, rect.width - room, rect.height}));
}

void draw_draft_end(Page& page, FormScreen& form) {
  const DraftView draft = form.draft();
  draw_draft_status(page, form, "draft.status.end");
  if (draft.state == DraftState::opening || draft.state == DraftState::empty || draft.state == DraftState::gone) return;
  const std::string_view label = page.text(form.corrects() ? "correction.discard" : "draft.discard");
  if (button(page, {.id = discard_id, .label = label, .kind = ButtonKind::quiet})) {
    form.forget_failed_discard();
    page.interaction().set_open(discard_id, true);
    page.interaction().request_frame();
  }
}

void draw_draft_questions(Page& page, FormScreen& form) {
  if (form.conflicts_open()) return draw_conflicts(page, form);
  draw_discard_question(page, form, form.draft());
}

}  // namespace madoguchi::ui
