// What the form's screen shows of a returned application (B5): what the reviewer asks for, the fields that nobody asked
// about as they were sent, before and after of what is different now.
#include <string>
#include <vector>

#include "ui/answer_words.h"
#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screen_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

using client::FieldView;
using client::FormScreen;

std::string correction_title(const Locale& locale, const FormScreen& form) {
  return locale.text("correction.title", {{"form", form_name(locale, form.returned()->listing.form_id)}});
}

void draw_correction_head(Page& page, const FormScreen& form) {
  const portal::Application& application = *form.returned();
  paragraph(page, "correction.lead", page.text("correction.lead"), {.text = TextStyle::lead});
  const std::string returned_at = japan_time(application.listing.changed_at);
  definition_rows(
      page, "correction.rows",
      std::vector<Definition>{{page.text("my_list.applications.number"), application.listing.receipt_number},
                              {page.text("correction.returned_at"), returned_at}});
  if (!application.reason.empty()) {
    const std::string words = page.locale().text("correction.reason", {{"reason", application.reason}});
    message(page, "correction.reason", MessageKind::info, words, false);
  }
  heading(page, "correction.fields", 2, page.text("correction.fields"));
}

void draw_locked_fields(Page& page, const FormScreen& form) {
  const Locale& locale = page.locale();
  const std::vector<FieldView> views = form.fields();
  std::vector<std::string> values;
  values.reserve(views.size());
  std::vector<Definition> rows;
  std::vector<const FieldView*> faulty;
  for (const FieldView& view : views) {
    if (!view.locked) continue;
    values.push_back(answer_words(locale, *view.field, view.sent, view.withheld));
    rows.push_back({page.text(view.field->label_key), values.back()});
    if (view.shown_issue || view.missing) faulty.push_back(&view);
  }
  if (rows.empty()) return;
  heading(page, "correction.locked", 2, page.text("correction.locked"));
  definition_rows(page, "correction.locked.rows", rows);
  for (const FieldView* view : faulty) {
    const std::string words = std::string(page.text(view->field->label_key)) + "：" + error_words(locale, *view);
    message(page, view->field->id + ".error", MessageKind::error, words);
  }
}

void draw_changes(Page& page, const FormScreen& form) {
  const Locale& locale = page.locale();
  const std::vector<client::FieldChange> changes = form.changes();
  if (changes.empty()) return paragraph(page, "correction.unchanged", page.text("correction.unchanged"));
  for (const client::FieldChange& change : changes) {
    const std::string id = "correction.change." + change.field->id;
    const std::string before = answer_words(locale, *change.field, change.before, change.withheld);
    const std::string after = answer_words(locale, *change.field, change.after, false);
    page.gap(space::m);
    heading(page, id, 3, page.text(change.field->label_key));
    definition_rows(
        page, id + ".rows",
        std::vector<Definition>{{page.text("correction.before"), before}, {page.text("correction.after"), after}});
  }
}

void draw_correction_failed(Page& page, FormScreen& form) {
  constexpr int not_found = 404, conflict = 409;
  const int status = form.problem() ? form.problem()->status : 0;
  const std::string_view key = status == not_found  ? "sent.unknown.text"
                               : status == conflict ? "correction.not_returned"
                                                    : "sent.failed";
  message(page, "correction.failed", status == conflict ? MessageKind::info : MessageKind::error, page.text(key));
  page.gap(space::m);
  const Flow row(page);
  const std::string my_list = path_to(client::Screen::my_list);
  if (status != not_found && status != conflict &&
      button(page, {.id = "correction.load", .label = page.text("form.load_again")}))
    form.load();
  button(page,
         {.id = "correction.my_list", .label = page.text("sent.back"), .kind = ButtonKind::secondary, .href = my_list});
}

}  // namespace madoguchi::ui
