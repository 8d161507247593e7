// Notices: the list, and one that is written, published, taken back, deleted, or saved by two people at once.
#include <array>
#include <vector>

#include "text/date.h"
#include "ui/administration_parts.h"
#include "ui/form_widgets.h"
#include "ui/links.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::NoticeDesk;
using client::NoticeNews;
using client::NoticesView;
using client::NoticeView;
using client::Screen;
using portal::NoticeCategory;
using portal::NoticeState;

constexpr std::string_view question_id = "notice.delete.question";
constexpr int longest_title = 200;    // UTF-16 code units
constexpr int longest_body = 10'000;  // the same
constexpr int longest_day = 20;
constexpr int body_rows = 10;
constexpr float field_width = size::content;

std::string day_words(const std::string& iso) {
  const auto date = text::parse_iso_date(iso);
  return date ? text::to_japanese(*date) : iso;
}

std::string period_words(const Page& page, const std::string& from, const std::string& until) {
  if (until.empty()) return page.locale().text("notices.period.from", {{"from", day_words(from)}});
  return page.locale().text("notices.period.both", {{"from", day_words(from)}, {"until", day_words(until)}});
}

std::string category_words(const Page& page, NoticeCategory category) {
  return words_or(page, "notices.category.", portal::notice_category_name(category));
}

std::string state_words(const Page& page, NoticeState state, bool important) {
  std::string words = words_or(page, "notices.state.", portal::notice_state_name(state));
  if (important) words += "\n" + std::string(page.text("notices.state.important"));
  return words;
}

void draw_list(Page& page, NoticeDesk& desk) {
  administration_head(page, "notices", page.text("administration.notices"));
  const NoticesView& view = desk.list();
  if (view.deleted) message(page, "notices.deleted", MessageKind::success, page.text("notices.deleted"));
  if (!loaded(page, view.load, view.problem, [&desk] { desk.load_list(); })) return;
  const std::string new_path = path_to(Screen::administration_notice, "new");
  button(page, {.id = "notices.new", .label = page.text("notices.new"), .href = new_path});
  if (view.notices.empty()) return message(page, "notices.none", MessageKind::info, page.text("notices.none"), false);
  const std::string_view columns[] = {page.text("notices.title"), page.text("notices.category"),
                                      page.text("notices.state"), page.text("notices.period")};
  std::vector<TableRow> rows;
  for (const portal::NoticeListing& notice : view.notices) {
    rows.push_back({notice.id,
                    {{.text = notice.title, .href = path_to(Screen::administration_notice, notice.id)},
                     {.text = category_words(page, notice.category)},
                     {.text = state_words(page, notice.state, notice.important)},
                     {.text = period_words(page, notice.valid_from, notice.valid_until)}}});
  }
  table(page, {"notices.list", page.text("notices.list"), columns, rows});
}

void draw_news(Page& page, const NoticeView& view) {
  const std::string_view words = view.news == NoticeNews::saved       ? page.text("notice.saved")
                                 : view.news == NoticeNews::published ? page.text("notice.published")
                                                                      : page.text("notice.withdrawn");
  if (view.news != NoticeNews::none) return message(page, "notice.news", MessageKind::success, words);
  if (view.id.empty()) return;
  const bool published = view.text.state == NoticeState::published;
  message(page, "notice.now", MessageKind::info, page.text(published ? "notice.now.published" : "notice.now.draft"),
          false);
}

void draw_fields(Page& page, NoticeDesk& desk, const NoticeView& view) {
  portal::NoticeRequest text = view.text;
  bool changed = false;
  const auto field = [&](const TextFieldSpec& spec, std::string& value) {
    if (const TextFieldResult result = text_field(page, spec); result.changed) {
      value = *result.changed;
      changed = true;
    }
  };
  const auto error_if = [&](bool wrong, std::string_view key) { return wrong ? page.text(key) : std::string_view(); };
  field({.frame = {.id = "notice.title",
                   .label = page.text("notices.title"),
                   .required = true,
                   .error = error_if(view.title_missing, "notice.title.missing")},
         .value = view.text.title,
         .max_length = longest_title,
         .max_width = field_width},
        text.title);
  field({.frame = {.id = "notice.body",
                   .label = page.text("notice.body"),
                   .required = true,
                   .error = error_if(view.body_missing, "notice.body.missing")},
         .value = view.text.body,
         .max_length = longest_body,
         .max_width = field_width,
         .rows = body_rows},
        text.body);
  {
    const Column column(page, 480, Align::start);
    std::array<std::string, 4> words;
    std::array<RadioOption, 4> options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const auto category = static_cast<NoticeCategory>(i);
      words[i] = category_words(page, category);
      options[i] = {portal::notice_category_name(category), words[i]};
    }
    const RadioResult category = radio_group(page, {.id = "notice.category", .label = page.text("notices.category")},
                                             options, portal::notice_category_name(view.text.category));
    if (category.chosen) {
      text.category = portal::notice_category_from_name(*category.chosen).value_or(text.category);
      changed = true;
    }
    if (const auto important =
            checkbox(page, {.id = "notice.important", .label = page.text("notice.important")}, view.text.important)) {
      text.important = *important;
      changed = true;
    }
  }
  const std::string_view example = page.text("audit.day.example");
  field({.frame = {.id = "notice.from",
                   .label = page.text("notice.from"),
                   .required = true,
                   .example = example,
                   .error = error_if(view.from_wrong, "notice.from.wrong")},
         .value = view.text.valid_from,
         .max_length = longest_day},
        text.valid_from);
  field({.frame = {.id = "notice.until",
                   .label = page.text("notice.until"),
                   .example = example,
                   .error = error_if(view.until_wrong, "notice.until.wrong")},
         .value = view.text.valid_until,
         .max_length = longest_day},
        text.valid_until);
  if (changed) desk.set_text(text);
}

void draw_buttons(Page& page, NoticeDesk& desk, const NoticeView& view) {
  const bool published = view.text.state == NoticeState::published;
  page.gap(space::l);
  const Flow row(page);
  if (view.busy) {
    button(page, {.id = "notice.busy", .label = page.text("notice.busy"), .busy = true});
    return;
  }
  const auto save = [&](std::string_view id, std::string_view label, ButtonKind kind, NoticeState state) {
    if (button(page, {.id = id, .label = label, .kind = kind})) page.later([&desk, state] { desk.save(state); });
  };
  save("notice.publish", page.text(published ? "notice.save_published" : "notice.publish"), ButtonKind::primary,
       NoticeState::published);
  save("notice.save_draft", page.text(published ? "notice.withdraw" : "notice.save_draft"), ButtonKind::secondary,
       NoticeState::draft);
  if (view.id.empty()) return;
  if (button(page, {.id = "notice.delete", .label = page.text("notice.delete"), .kind = ButtonKind::quiet})) {
    page.interaction().set_open(question_id, true);
  }
}

void draw_question(Page& page, NoticeDesk& desk, const NoticeView& view) {
  Interaction& person = page.interaction();
  if (!person.is_open(question_id)) return;
  const DialogAnswer answer = dialog(
      page,
      {.id = question_id,
       .title = page.text("notice.delete.title"),
       .cancel = page.text("administration.cancel"),
       .ok = page.text("notice.delete")},
      [&] {
        paragraph(page, "notice.delete.text", page.locale().text("notice.delete.text", {{"title", view.text.title}}));
      });
  if (answer == DialogAnswer::none) return;
  person.set_open(question_id, false);
  if (answer == DialogAnswer::ok) return page.later([&desk] { desk.remove(); });
  page.focus("notice.delete");
}

void draw_version(Page& page, std::string_view id, std::string_view title, const portal::NoticeRequest& text) {
  page.gap(space::l);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = space::l});
  heading(page, std::string(id) + ".head", 2, title);
  const std::string category = category_words(page, text.category);
  const std::string state = state_words(page, text.state, text.important);
  const std::string period = period_words(page, text.valid_from, text.valid_until);
  const Definition rows[] = {{page.text("notices.title"), text.title},
                             {page.text("notice.body"), text.body},
                             {page.text("notices.category"), category},
                             {page.text("notices.state"), state},
                             {page.text("notices.period"), period}};
  definition_rows(page, id, rows);
}

void draw_conflict(Page& page, NoticeDesk& desk, const NoticeView& view) {
  message(page, "notice.conflict", MessageKind::warning, page.text("notice.conflict.text"));
  const portal::NoticeListing& theirs = view.theirs->listing;
  draw_version(page, "notice.mine", page.text("notice.conflict.mine"), view.text);
  draw_version(page, "notice.theirs", page.text("notice.conflict.theirs"),
               {theirs.title, view.theirs->body, theirs.category, theirs.important, theirs.state, theirs.valid_from,
                theirs.valid_until});
  page.gap(space::l);
  const Flow row(page);
  if (button(page, {.id = "notice.keep_mine", .label = page.text("notice.conflict.keep_mine")})) {
    page.later([&desk] { desk.keep_mine(); });
  }
  if (button(page, {.id = "notice.take_theirs",
                    .label = page.text("notice.conflict.take_theirs"),
                    .kind = ButtonKind::secondary})) {
    page.later([&desk] { desk.take_theirs(); });
  }
}

// What is wrong takes the focus once, when it comes about; what was pressed and is gone gives it to the heading.
void move_focus(Page& page, const NoticeView& view) {
  float& known = page.interaction().number("notice.fault");
  const float now = view.title_missing              ? 1.0F
                    : view.body_missing             ? 2.0F
                    : view.from_wrong               ? 3.0F
                    : view.until_wrong              ? 4.0F
                    : view.theirs                   ? 5.0F
                    : view.news != NoticeNews::none ? 6.0F
                                                    : 0.0F;
  if (known == now || page.measuring()) return;
  known = now;
  static constexpr std::array<std::string_view, 7> targets{
      "", "notice.title", "notice.body", "notice.from", "notice.until", "title", "title"};
  if (now > 0) page.focus(targets[static_cast<std::size_t>(now)]);
}

void draw_notice(Page& page, NoticeDesk& desk) {
  const NoticeView view = desk.notice();
  administration_head(page, "notices",
                      page.text(view.theirs       ? "notice.conflict.title"
                                : view.id.empty() ? "notice.new.title"
                                                  : "notice.edit.title"));
  if (!loaded(page, view.load, view.problem, [&desk] { desk.load(); })) return;
  if (view.theirs) {
    draw_conflict(page, desk, view);
    return move_focus(page, view);
  }
  draw_news(page, view);
  problem_message(page, "notice.problem", "notice.not_saved", view.problem);
  draw_fields(page, desk, view);
  draw_buttons(page, desk, view);
  page.gap(space::m);
  link(page, "notice.back", page.text("notice.back"), path_to(Screen::administration, "notices"));
  draw_question(page, desk, view);
  move_focus(page, view);
}

}  // namespace

void draw_administration_notices(Page& page, NoticeDesk& desk, bool list) {
  if (list) return draw_list(page, desk);
  draw_notice(page, desk);
}

}  // namespace madoguchi::ui
