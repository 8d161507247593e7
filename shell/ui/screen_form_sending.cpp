// Sending (S27, S28, D3, D10): 「送信」, what became of it, the required items that are missing, the confirmation
// dialog.
#include <string>

#include "ui/answer_words.h"
#include "ui/form_widgets.h"
#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/screen_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::FormScreen;
using client::SendState;

bool registers(const FormScreen& form) { return form.definition()->purpose() == form::Purpose::registration; }

void draw_send_again(Page& page, FormScreen& form) {
  page.gap(space::s);
  const Flow row(page);
  if (button(page, {.id = "send.again", .label = page.text("review.send_again"), .kind = ButtonKind::secondary})) {
    page.later([&form] { form.send_again(); });
  }
}

void draw_refusal(Page& page, FormScreen& form) {
  const portal::Problem& problem = *form.problem();
  heading(page, "send.refused.title", 2,
          page.text(registers(form) ? "registration.refused.title" : "review.refused.title"));
  message(page, "send.refused", MessageKind::error, problem_words(page.locale(), problem));
  constexpr int not_found = 404, conflict = 409;
  // Taken back or decided meanwhile: sending again would change nothing.
  if (form.corrects() && (problem.status == conflict || problem.status == not_found)) {
    const std::string status = path_to(client::Screen::sent, form.returned()->listing.id);
    button(
        page,
        {.id = "send.status", .label = page.text("correction.status"), .kind = ButtonKind::secondary, .href = status});
  } else if (problem.issues.empty() && problem.missing.empty()) {
    draw_send_again(page, form);
  }
}

void draw_outcome(Page& page, FormScreen& form) {
  if (form.send_state() == SendState::offline) {
    heading(page, "send.offline.title", 2, page.text("review.offline.title"));
    message(page, "send.offline", MessageKind::warning,
            page.text(registers(form) ? "registration.offline" : "review.offline"));
    draw_send_again(page, form);
  } else if (form.send_state() == SendState::refused && form.problem()) {
    draw_refusal(page, form);
  }
}

// The dialog that had the focus is gone: what became of sending gets it, once.
void focus_on_outcome(Page& page, SendState state) {
  if (page.measuring()) return;
  float& known = page.interaction().number("send.outcome");
  const auto now = static_cast<float>(state);
  if (known == now) return;
  known = now;
  if (state == SendState::offline) page.focus("send.offline.title");
  if (state == SendState::refused) page.focus("send.refused.title");
}

// One button per required item that is missing; it goes to its field (S27, D4).
void draw_missing(Page& page, FormScreen& form) {
  const std::vector<std::string> missing = form.evaluation().missing;
  if (missing.empty()) return;
  page.gap(space::l);
  const Region region(page, "missing", Role::group, page.text("form.missing"), "missing.title");
  heading(page, "missing.title", 3, page.text("form.missing"));
  const Flow row(page, space::s);
  for (const std::string& id : missing) {
    const form::Field* field = form.definition()->find(id);
    if (field == nullptr) continue;
    const std::string button_id = "missing." + id;
    const std::string description = page.locale().text("form.missing.label", {{"field", page.text(field->label_key)}});
    if (button(page, {.id = button_id,
                      .label = page.text(field->label_key),
                      .kind = ButtonKind::secondary,
                      .description = description})) {
      form.request_focus(id);
    }
  }
}

std::string_view review_title(const Page& page, const FormScreen& form) {
  if (form.corrects()) return page.text("correction.review.title");
  const bool report = form.definition()->purpose() == form::Purpose::report;
  return page.text(report ? "review.report.title" : "review.title");
}

void draw_review_rows(Page& page, const FormScreen& form) {
  for (const form::Field& field : form.definition()->fields()) {
    if (!field.in_review) continue;
    const form::Value* answer = form.evaluation().answers.find(field.id);
    if (answer == nullptr) continue;
    const std::string value = answer_words(page.locale(), field, answer, false);
    const std::string id = "review." + field.id;
    paragraph(page, id, page.locale().text("review.line", {{"label", page.text(field.label_key)}, {"value", value}}),
              {.text = TextStyle::lead});
  }
}

}  // namespace

void draw_sending(Page& page, FormScreen& form) {
  page.gap(space::xl);
  draw_outcome(page, form);
  focus_on_outcome(page, form.send_state());
  page.gap(space::l);
  const bool busy = form.send_state() == SendState::sending;
  const std::string_view label = !registers(form) ? "form.submit"
                                 : busy           ? "registration.sending"
                                                  : "registration.submit";
  if (button(page, {.id = "send",
                    .label = page.text(label),
                    .submits = registers(form),
                    .wide = page.narrow(),
                    .align = Align::end,
                    .busy = busy})) {
    page.later([&form] { form.send(); });
  }
  draw_missing(page, form);
}

void draw_review(Page& page, FormScreen& form) {
  const SendState state = form.send_state();
  if (registers(form)) return;
  if (state != SendState::reviewing && state != SendState::sending) return;
  const bool busy = state == SendState::sending;
  const DialogSpec spec{.id = "review",
                        .title = review_title(page, form),
                        .cancel = page.text("review.cancel"),
                        .ok = page.text("review.ok"),
                        .busy = busy};
  const DialogAnswer answer = dialog(page, spec, [&] {
    form.corrects() ? draw_changes(page, form) : draw_review_rows(page, form);
    if (busy) message(page, "review.sending", MessageKind::info, page.text("review.sending"));
  });
  if (busy || answer == DialogAnswer::none) return;
  if (answer == DialogAnswer::ok) return form.confirm_review();
  form.cancel_review();
  page.focus("send");
}

}  // namespace madoguchi::ui
