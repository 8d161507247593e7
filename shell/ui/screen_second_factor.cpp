// The second step of a log-in, on the log-in's own address: the code, or setting the second factor up for the first
// time.
#include <string>

#include "client/second_factor.h"
#include "ui/qr_code.h"
#include "ui/screens.h"
#include "ui/short_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::SecondFactor;

// "JBSW Y3DP": four by four, as they are read off.
std::string grouped(std::string_view secret) {
  constexpr std::size_t group = 4;
  std::string out;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    if (i > 0 && i % group == 0) out += ' ';
    out += secret[i];
  }
  return out;
}

void draw_code(Page& page, SecondFactor& factor, std::string_view support_key) {
  ShortFormDrawing drawing(page, factor.form(), "second_factor", page.text("second_factor.code"));
  drawing.problem();
  drawing.field({.name = "code",
                 .label_key = "second_factor.code",
                 .support_key = support_key,
                 .autocomplete = "one-time-code",
                 .input_mode = support_key.empty() ? "numeric" : "text",
                 .max_length = 64});
  drawing.submit("second_factor.submit");
}

void draw_leave(Page& page, client::App& app) {
  page.gap(space::l);
  if (button(page,
             {.id = "second_factor.leave", .label = page.text("second_factor.leave"), .kind = ButtonKind::quiet})) {
    page.later([&app] { app.log_out(); });
  }
}

void copy_button(Page& page, std::string_view id, std::string_view label_key, const std::string& words) {
  if (!button(page, {.id = id, .label = page.text(label_key), .kind = ButtonKind::secondary})) return;
  page.copy(words);
  page.announce(std::string(page.text("second_factor.copied")));
}

void draw_enrolment(Page& page, SecondFactor& factor) {
  paragraph(page, "enrolment.lead", page.text("second_factor.enrolment.lead"));
  page.gap(space::l);
  heading(page, "enrolment.app", 2, page.text("second_factor.enrolment.app"));
  paragraph(page, "enrolment.app.text", page.text("second_factor.enrolment.app.text"));
  page.gap(space::l);
  heading(page, "enrolment.secret", 2, page.text("second_factor.enrolment.secret"));
  paragraph(page, "enrolment.qr.text", page.text("second_factor.enrolment.qr.text"));
  page.gap(space::s);
  qr_code(page, "enrolment.qr", page.text("second_factor.enrolment.qr"), factor.enrolment().qr_code);
  page.gap(space::m);
  paragraph(page, "enrolment.secret.text", page.text("second_factor.enrolment.secret.text"));
  {
    const Box box(page, {.ground = Color::sunken, .border = Color::border});
    paragraph(page, "enrolment.secret.value", grouped(factor.enrolment().secret), {.text = TextStyle::heading3});
  }
  page.gap(space::s);
  {
    const Flow row(page);
    copy_button(page, "enrolment.copy", "second_factor.enrolment.copy", factor.enrolment().secret);
    link(page, "enrolment.open", page.text("second_factor.enrolment.open"), factor.enrolment().otpauth_uri);
  }
  page.gap(space::l);
  heading(page, "enrolment.code", 2, page.text("second_factor.enrolment.code"));
  paragraph(page, "enrolment.code.text", page.text("second_factor.enrolment.code.text"));
  draw_code(page, factor, {});
}

void draw_recovery_codes(Page& page, SecondFactor& factor) {
  message(page, "recovery.lead", MessageKind::warning, page.text("second_factor.recovery.lead"), false);
  std::string all;
  {
    const Box box(page, {.ground = Color::sunken, .border = Color::border});
    const Region list(page, "recovery.list", Role::list, page.text("second_factor.recovery.list"));
    int number = 0;
    for (const std::string& code : factor.recovery_codes()) {
      const std::string id = "recovery." + std::to_string(++number);
      const Region item(page, id, Role::listitem);
      paragraph(page, id + ".code", code, {.text = TextStyle::strong});
      all += code + "\n";
    }
  }
  page.gap(space::s);
  {
    const Flow row(page);
    copy_button(page, "recovery.copy", "second_factor.recovery.copy", all);
    if (button(page, {.id = "recovery.print",
                      .label = page.text("second_factor.recovery.print"),
                      .kind = ButtonKind::secondary})) {
      page.print();
    }
  }
  Interaction& person = page.interaction();
  const bool refused = person.is_open("recovery.refused") && !factor.saved();
  const FieldFrame frame{.id = "recovery.saved",
                         .label = page.text("second_factor.recovery.saved"),
                         .error = refused ? page.text("second_factor.recovery.missing") : std::string_view()};
  if (const auto saved = checkbox(page, frame, factor.saved())) factor.set_saved(*saved);
  page.gap(space::m);
  if (button(
          page,
          {.id = "recovery.continue", .label = page.text("second_factor.recovery.continue"), .wide = page.narrow()})) {
    if (factor.saved()) {
      page.later([&factor] { factor.finish(); });
    } else {
      person.set_open("recovery.refused", true);
      page.focus("recovery.saved");
    }
  }
}

std::string_view title_key(SecondFactor::Step step) {
  switch (step) {
    case SecondFactor::Step::code:
      return "second_factor.title";
    case SecondFactor::Step::recovery_codes:
      return "second_factor.recovery.title";
    default:
      return "second_factor.enrolment.title";
  }
}

// Each step is a page to who goes through them: it is gone to, once.
void go_to_step(Page& page, SecondFactor::Step step) {
  if (page.measuring()) return;
  float& known = page.interaction().number("second_factor.step");
  const float now = static_cast<float>(step) + 1;
  if (known == now) return;
  known = now;
  page.focus("title");
}

}  // namespace

void draw_second_factor(Page& page, client::App& app) {
  SecondFactor& factor = *app.second_factor();
  const SecondFactor::Step step = factor.step();
  page.set_title(page.text(title_key(step)));
  const Column column(page, short_form_width);
  page.gap(space::xl);
  heading(page, "title", 1, page.text(title_key(step)));
  go_to_step(page, step);
  switch (step) {
    case SecondFactor::Step::code:
      paragraph(page, "second_factor.lead", page.text("second_factor.lead"));
      draw_code(page, factor, "second_factor.code.support");
      break;
    case SecondFactor::Step::loading:
      message(page, "second_factor.loading", MessageKind::info, page.text("second_factor.loading"));
      break;
    case SecondFactor::Step::failed:
      message(page, "second_factor.failed", MessageKind::error, page.text("account.unreachable"));
      if (button(page, {.id = "second_factor.load", .label = page.text("second_factor.load_again")})) {
        page.later([&factor] { factor.load(); });
      }
      break;
    case SecondFactor::Step::enrolment:
      draw_enrolment(page, factor);
      break;
    case SecondFactor::Step::recovery_codes:
      return draw_recovery_codes(page, factor);
  }
  draw_leave(page, app);
}

}  // namespace madoguchi::ui
