// The form's screen (S16 to S28): heading, whose application it is, the fields of its definition, sending. Fields and
// sending are in screen_form_fields.cpp and screen_form_sending.cpp.
#include <string>
#include <vector>

#include "client/form_entries.h"
#include "ui/facility_rows.h"
#include "ui/form_widgets.h"
#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/screen_form_parts.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

// The applicant's and the facility's data, as the server knows them (S16).
void draw_applicant(Page& page, const portal::Session& session) {
  if (session.person && session.facility) draw_facility(page, "form.facility", *session.facility, &*session.person);
}

void draw_summary(Page& page, const client::FormScreen& form) {
  if (!form.summary_shown()) return;
  const std::vector<FaultWords> found = find_faults(page.locale(), form);
  if (found.empty()) return;
  std::vector<Fault> faults;
  faults.reserve(found.size());
  for (const FaultWords& fault : found) faults.push_back({fault.field, fault.text});
  error_summary(page, "form.summary", page.text("form.summary.title"), page.text("form.summary.text"), faults);
}

// What stands in the way whatever one would type is said before anything is typed.
void draw_not_yet(Page& page, const client::FormScreen& form) {
  for (const client::FieldView& view : form.fields()) {
    const form::Issue* issue = view.text.empty() ? client::find_issue(form.evaluation(), view.field->id) : nullptr;
    if (issue == nullptr || view.field->type == form::FieldType::check) continue;
    message(page, "form.not_yet", MessageKind::info, issue_words(page.locale(), *issue), false);
    const std::string status = path_to(client::Screen::account_status);
    button(page, {.id = "form.not_yet.status",
                  .label = page.text("form.not_yet.status"),
                  .kind = ButtonKind::secondary,
                  .href = status});
    return page.gap(space::m);
  }
}

void draw_load_failed(Page& page, client::FormScreen& form, std::string_view title) {
  heading(page, "title", 1, title);
  message(page, "form.load_failed", MessageKind::error, page.text("form.load_failed.text"));
  page.gap(space::m);
  if (button(page, {.id = "form.load", .label = page.text("form.load_again")})) form.load();
}

void draw_ready(Page& page, client::FormScreen& form) {
  const form::Definition& definition = *form.definition();
  const std::string title =
      form.corrects() ? correction_title(page.locale(), form) : std::string(page.text(definition.title_key()));
  const Region region(page, "form", Role::form, title);
  page.set_title(title);
  heading(page, "title", 1, title);
  draw_draft_status(page, form, "draft.status");
  draw_draft_notes(page, form);
  draw_summary(page, form);
  if (form.corrects()) {
    draw_correction_head(page, form);
  } else if (!definition.lead_key().empty()) {
    paragraph(page, "form.lead", page.text(definition.lead_key()), {.text = TextStyle::lead});
  }
  if (definition.purpose() == form::Purpose::registration) {
    link(page, "registration.login", page.text("registration.login"), path_to(client::Screen::login));
  }
  draw_not_yet(page, form);
  if (!form.corrects()) draw_applicant(page, form.session());
  draw_form_fields(page, form);
  if (form.corrects()) draw_locked_fields(page, form);
  if (const std::string filled = form.take_filled(); !filled.empty()) {
    page.announce(page.locale().text("form.postal.filled", {{"place", filled}}));
  }
  draw_sending(page, form);
  draw_draft_end(page, form);
  draw_review(page, form);
  draw_draft_questions(page, form);
}

}  // namespace

void draw_form(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  client::FormScreen* form = app.form();
  const bool registers = app.route().screen == client::Screen::registration;
  if (form == nullptr || form->load_state() == client::LoadState::loading) {
    page.set_title(page.text("loading.title"));
    heading(page, "title", 1, page.text("loading.title"));
    return message(page, "form.loading", MessageKind::info,
                   page.text(registers ? "registration.loading" : "form.loading"));
  }
  if (form->load_state() == client::LoadState::failed && form->corrects()) {
    page.set_title(page.text("correction.page_title"));
    heading(page, "title", 1, page.text("correction.page_title"));
    return draw_correction_failed(page, *form);
  }
  if (form->load_state() == client::LoadState::failed) {
    const std::string_view title = page.text(registers ? "registration.load_failed" : "form.load_failed");
    page.set_title(title);
    return draw_load_failed(page, *form, title);
  }
  draw_ready(page, *form);
}

}  // namespace madoguchi::ui
