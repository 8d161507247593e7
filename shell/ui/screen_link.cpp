// The pages that mailed links open, and asking for such a mail (S7, D1). Opening a link does nothing by itself: mail
// programs open links to look at them. It is done by the button.
#include <string>

#include "ui/links.h"
#include "ui/screens.h"
#include "ui/short_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::Screen;
using client::ShortForm;

// Where the words of a screen begin, and what it asks for.
struct LinkPage {
  std::string_view key = {};
  bool asks_password = false;
  Screen way_out = Screen::login;  // when the link is no longer good
  std::string_view way_out_key = {};
};

LinkPage page_of(Screen screen) {
  switch (screen) {
    case Screen::registration_confirm:
      return {"registration_confirm", false, Screen::registration, "account.to_registration"};
    case Screen::password_reset_new:
      return {"password_reset_new", true, Screen::password_reset, "password_reset.title"};
    case Screen::invitation:
      return {"invitation", true};
    default:
      return {"email_confirm", false, Screen::settings, "account.to_settings"};
  }
}

std::string key_of(const LinkPage& link, std::string_view part) { return std::string(link.key) + std::string(part); }

void draw_ways_out(Page& page, const LinkPage& link) {
  page.gap(space::l);
  const Flow row(page);
  button(page, {.id = "link.login",
                .label = page.text("account.to_login"),
                .kind = ButtonKind::secondary,
                .href = path_to(Screen::login)});
  if (link.way_out == Screen::login) return;
  button(page, {.id = "link.way_out",
                .label = page.text(link.way_out_key),
                .kind = ButtonKind::secondary,
                .href = path_to(link.way_out)});
}

void draw_done(Page& page, std::string_view words) {
  message(page, "link.done", MessageKind::success, words);
  page.gap(space::l);
  button(page, {.id = "link.top", .label = page.text("account.to_top"), .href = path_to(Screen::top)});
}

void draw_open(Page& page, ShortForm& form, const LinkPage& link) {
  ShortFormDrawing drawing(page, form, "link", page.text(key_of(link, ".title")));
  drawing.problem(key_of(link, ".gone"));
  if (drawing.gone()) return draw_ways_out(page, link);
  paragraph(page, "link.lead", page.text(key_of(link, ".lead")));
  if (link.asks_password) {
    drawing.field({.name = "password",
                   .label_key = "account.password.new",
                   .support_key = "account.password.support",
                   .autocomplete = "new-password",
                   .password = true});
  }
  drawing.submit(key_of(link, ".submit"));
}

}  // namespace

void draw_link(Page& page, client::App& app) {
  const LinkPage link = page_of(app.route().screen);
  const std::string_view title = page.text(key_of(link, ".title"));
  page.set_title(title);
  const Column column(page, short_form_width);
  page.gap(space::xl);
  heading(page, "title", 1, title);
  ShortForm* form = app.link_form();
  if (form == nullptr) {
    message(page, "link.lost", MessageKind::info, page.text("account.link.lost"), false);
    return draw_ways_out(page, link);
  }
  if (form->state() == ShortForm::State::done) return draw_done(page, page.text(key_of(link, ".done")));
  draw_open(page, *form, link);
}

void draw_password_reset(Page& page, client::App& app) {
  page.set_title(page.text("password_reset.title"));
  const Column column(page, short_form_width);
  page.gap(space::xl);
  heading(page, "title", 1, page.text("password_reset.title"));
  ShortForm* form = app.link_form();
  if (form == nullptr) return;
  if (form->state() == ShortForm::State::done) {
    message(page, "reset.done", MessageKind::success,
            page.locale().text("password_reset.done", {{"email", form->text("email")}}));
    paragraph(page, "reset.none", page.text("password_reset.done.none"));
    page.gap(space::l);
    const Flow row(page);
    button(page, {.id = "reset.top", .label = page.text("account.to_top"), .href = path_to(Screen::top)});
    if (button(page, {.id = "reset.again", .label = page.text("password_reset.again"), .kind = ButtonKind::quiet})) {
      page.later([form] { form->restart(); });
      page.focus("reset.email");
    }
    return;
  }
  ShortFormDrawing drawing(page, *form, "reset", page.text("password_reset.title"));
  drawing.problem();
  paragraph(page, "reset.lead", page.text("password_reset.lead"));
  drawing.field({.name = "email",
                 .label_key = "account.email",
                 .autocomplete = "username",
                 .input_mode = "email",
                 .max_length = 254});
  drawing.submit("password_reset.submit");
}

}  // namespace madoguchi::ui
