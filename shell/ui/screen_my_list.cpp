// マイリスト: drafts to go on with or to delete, applications with their states, to read or to take back. Cards in two
// lists, the same on a desk and on a phone.
#include <string>

#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::MyList;
using client::Screen;

// Which item a question is about; "" for none.
std::string& asked_of(Page& page, std::string_view question) { return page.interaction().text(question); }

constexpr std::string_view deletion = "my_list.delete";
constexpr std::string_view withdrawal = "my_list.withdraw";
constexpr std::string_view under_way = "my_list.under_way";

void draw_draft(Page& page, MyList& list, const portal::DraftListing& draft) {
  const Locale& locale = page.locale();
  const std::string id = "my_list.draft." + draft.form_id;
  const std::string_view form = form_name(locale, draft.form_id);
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = 20});
  small_heading(page, id + ".form", 3, form);
  plain_line(page, id + ".saved_at", locale.text("my_list.drafts.saved_at", {{"time", japan_time(draft.saved_at)}}),
             TextStyle::body, Color::muted);
  page.gap(space::m);
  const Flow row(page);
  const std::string href = path_to(Screen::form, draft.form_id);
  const std::string go_on = locale.text("my_list.drafts.continue.label", {{"form", form}});
  const std::string remove = locale.text("my_list.drafts.delete.label", {{"form", form}});
  button(page, {.id = id + ".continue", .label = page.text("my_list.drafts.continue"), .href = href, .name = go_on});
  if (button(page, {.id = id + ".delete",
                    .label = page.text("my_list.drafts.delete"),
                    .kind = ButtonKind::quiet,
                    .busy = list.busy(),
                    .name = remove})) {
    asked_of(page, deletion) = draft.form_id;
    page.interaction().request_frame();
  }
}

void draw_application(Page& page, MyList& list, const portal::ApplicationListing& application) {
  const Locale& locale = page.locale();
  const std::string id = "my_list.application." + application.id;
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border, .padding = 20});
  small_heading(page, id + ".form", 3, form_name(locale, application.form_id));
  page.gap(space::xs);
  state_badge(page, id + ".state", application.state);
  const std::string received = japan_time(application.received_at);
  const std::string changed = japan_time(application.changed_at);
  std::vector<Definition> rows = {{page.text("my_list.applications.number"), application.receipt_number},
                                  {page.text("my_list.applications.received_at"), received}};
  if (application.changed_at != application.received_at)
    rows.push_back({page.text("my_list.applications.changed_at"), changed});
  definition_rows(page, id + ".rows", rows);
  const Flow row(page);
  draw_correction_link(page, id + ".correct", application);
  const std::string href = path_to(Screen::sent, application.id);
  const std::string open = locale.text("my_list.applications.open.label", {{"number", application.receipt_number}});
  const std::string withdraw =
      locale.text("my_list.applications.withdraw.label", {{"number", application.receipt_number}});
  button(page, {.id = id + ".open",
                .label = page.text("my_list.applications.open"),
                .kind = ButtonKind::secondary,
                .href = href,
                .name = open});
  if (!application.withdrawable) return;
  if (button(page, {.id = id + ".withdraw",
                    .label = page.text("my_list.applications.withdraw"),
                    .kind = ButtonKind::quiet,
                    .busy = list.busy(),
                    .name = withdraw})) {
    asked_of(page, withdrawal) = application.id;
    page.interaction().request_frame();
  }
}

void draw_drafts(Page& page, MyList& list) {
  heading(page, "my_list.drafts", 2, page.text("my_list.drafts"));
  if (list.drafts().empty()) return paragraph(page, "my_list.drafts.none", page.text("my_list.drafts.none"));
  const Region region(page, "my_list.drafts.list", Role::list, page.text("my_list.drafts"));
  for (const portal::DraftListing& draft : list.drafts()) draw_draft(page, list, draft);
}

void draw_applications_list(Page& page, MyList& list) {
  page.gap(space::xl);
  heading(page, "my_list.applications", 2, page.text("my_list.applications"));
  if (list.applications().empty()) {
    paragraph(page, "my_list.applications.none", page.text("my_list.applications.none"));
    page.gap(space::m);
    const std::string href = path_to(Screen::applications);
    button(page, {.id = "my_list.begin", .label = page.text("my_list.applications.begin"), .href = href});
    return;
  }
  const Region region(page, "my_list.applications.list", Role::list, page.text("my_list.applications"));
  for (const portal::ApplicationListing& application : list.applications()) draw_application(page, list, application);
}

// True when the person said yes.
bool ask(Page& page, std::string_view id, std::string_view prefix, const std::string& text) {
  const auto words = [&](std::string_view part) { return page.text(std::string(prefix) + std::string(part)); };
  const DialogAnswer answer =
      dialog(page, {.id = id, .title = words(".title"), .cancel = words(".cancel"), .ok = words(".ok")},
             [&] { paragraph(page, std::string(id) + ".text", text); });
  if (answer == DialogAnswer::none) return false;
  asked_of(page, id).clear();
  page.focus("title");
  page.interaction().request_frame();
  return answer == DialogAnswer::ok;
}

void draw_questions(Page& page, MyList& list) {
  const Locale& locale = page.locale();
  if (const std::string form_id = asked_of(page, deletion); !form_id.empty()) {
    if (!ask(page, deletion, "draft.discard", std::string(page.text("draft.discard.text")))) return;
    asked_of(page, under_way) = "my_list.drafts.deleted";
    return page.later([&list, form_id] { list.delete_draft(form_id); });
  }
  const std::string id = asked_of(page, withdrawal);
  for (const portal::ApplicationListing& application : list.applications()) {
    if (application.id != id) continue;
    const std::string text = locale.text("my_list.withdraw.text", {{"number", application.receipt_number},
                                                                   {"form", form_name(locale, application.form_id)}});
    if (!ask(page, withdrawal, "my_list.withdraw", text)) return;
    asked_of(page, under_way) = "my_list.withdrawn";
    return page.later([&list, id] { list.withdraw(id); });
  }
}

// What became of the last thing that was asked for.
void draw_outcome(Page& page, const MyList& list) {
  const std::string done = asked_of(page, under_way);
  if (list.busy()) return message(page, "my_list.outcome", MessageKind::info, page.text("my_list.loading"));
  if (list.problem())
    return message(page, "my_list.outcome", MessageKind::error, problem_words(page.locale(), *list.problem()));
  if (!done.empty()) message(page, "my_list.outcome", MessageKind::success, page.text(done));
}

}  // namespace

void draw_my_list(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  MyList* list = app.my_list();
  page.set_title(page.text("my_list.title"));
  heading(page, "title", 1, page.text("my_list.title"));
  if (list == nullptr || list->load_state() == client::LoadState::loading)
    return message(page, "my_list.loading", MessageKind::info, page.text("my_list.loading"));
  if (list->load_state() == client::LoadState::failed) {
    message(page, "my_list.failed", MessageKind::error, page.text("my_list.failed"));
    paragraph(page, "my_list.failed.text", page.text("my_list.failed.text"));
    page.gap(space::m);
    if (button(page, {.id = "my_list.load", .label = page.text("my_list.load_again")})) list->load();
    return;
  }
  paragraph(page, "my_list.lead", page.text("my_list.lead"), {.text = TextStyle::lead});
  draw_outcome(page, *list);
  draw_drafts(page, *list);
  draw_applications_list(page, *list);
  draw_questions(page, *list);
}

}  // namespace madoguchi::ui
