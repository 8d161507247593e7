// Logging in (S6, S7): e-mail address and password, what went wrong, and the ways to a forgotten password and to an
// account. Where one goes afterwards is the client's matter (S5, S12).
#include <algorithm>
#include <string>

#include "ui/form_widgets.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float form_width = 480;

std::string waiting_time(const Locale& locale, int seconds) {
  constexpr int minute = 60;
  constexpr int hour = 3600;
  if (seconds < minute) return locale.text("time.seconds", {{"count", std::to_string(std::max(seconds, 1))}});
  if (seconds < hour) return locale.text("time.minutes", {{"count", std::to_string((seconds + minute - 1) / minute)}});
  return locale.text("time.hours", {{"count", std::to_string((seconds + hour - 1) / hour)}});
}

// What is said above the fields; a field that was left empty says so itself.
std::string fault_words(const Locale& locale, const client::LoginView& login) {
  switch (login.fault) {
    case client::LoginFault::none:
    case client::LoginFault::email_missing:
    case client::LoginFault::password_missing:
      return {};
    case client::LoginFault::refused:
      return std::string(locale.text("login.fault.refused"));
    case client::LoginFault::throttled:
      return locale.text("login.fault.throttled", {{"time", waiting_time(locale, login.retry_after_s)}});
    case client::LoginFault::unreachable:
      return std::string(locale.text("login.fault.unreachable"));
    case client::LoginFault::failed:
      return std::string(locale.text("login.fault.failed"));
  }
  return {};
}

std::string_view notice_key(client::LoginNotice notice) {
  switch (notice) {
    case client::LoginNotice::none:
      break;
    case client::LoginNotice::session_ended:
      return "login.notice.session_ended";
    case client::LoginNotice::ended_elsewhere:
      return "login.notice.ended_elsewhere";
    case client::LoginNotice::registered:
      return "login.notice.registered";
    case client::LoginNotice::password_set:
      return "login.notice.password_set";
    case client::LoginNotice::email_changed:
      return "login.notice.email_changed";
  }
  return {};
}

std::string_view error_if(const Page& page, bool faulty, std::string_view key) {
  return faulty ? page.text(key) : std::string_view();
}

bool draw_email(Page& page, client::App& app, const client::LoginView& login) {
  const bool missing = login.fault == client::LoginFault::email_missing;
  const TextFieldResult result =
      text_field(page, {.frame = {.id = "login.email",
                                  .label = page.text("login.email"),
                                  .error = error_if(page, missing, "login.fault.email_missing")},
                        .value = login.email,
                        .type = "email",
                        .name = "username",
                        .input_mode = "email",
                        .autocomplete = "username",
                        .max_length = 254});  // RFC 5321
  if (result.changed) app.set_login_email(*result.changed);
  return result.submitted;
}

bool draw_password(Page& page, client::App& app, const client::LoginView& login) {
  const bool missing = login.fault == client::LoginFault::password_missing;
  const TextFieldResult result =
      password_field(page, {.frame = {.id = "login.password",
                                      .label = page.text("login.password"),
                                      .error = error_if(page, missing, "login.fault.password_missing")},
                            .value = login.password,
                            .name = "password",
                            .autocomplete = "current-password"});
  if (result.changed) app.set_login_password(*result.changed);
  return result.submitted;
}

// A fault takes the focus once, when it comes about: to the field that can mend it.
void focus_on_fault(Page& page, const client::LoginView& login) {
  float& known = page.interaction().number("login.fault");
  const auto fault = static_cast<float>(login.fault);
  if (known == fault || page.measuring()) return;
  known = fault;
  if (login.fault == client::LoginFault::email_missing) page.focus("login.email");
  if (login.fault == client::LoginFault::password_missing || login.fault == client::LoginFault::refused) {
    page.focus("login.password");
  }
}

void draw_fields(Page& page, client::App& app) {
  const client::LoginView login = app.login();
  const Region form(page, "login", Role::form, page.text("login.form"));
  if (const std::string_view key = notice_key(login.notice); !key.empty()) {
    const bool ended =
        login.notice == client::LoginNotice::session_ended || login.notice == client::LoginNotice::ended_elsewhere;
    message(page, "login.notice", ended ? MessageKind::info : MessageKind::success, page.text(key));
  } else if (!app.route().next.empty() && app.route().next != "/") {
    message(page, "login.next", MessageKind::info, page.text("login.next"));
  }
  if (const std::string words = fault_words(page.locale(), login); !words.empty()) {
    message(page, "login.error", MessageKind::error, words);
  }
  bool submitted = draw_email(page, app, login);
  submitted = draw_password(page, app, login) || submitted;
  page.gap(space::l);
  submitted = button(page, {.id = "login.submit",
                            .label = page.text(login.busy ? "login.busy" : "login.submit"),
                            .submits = true,
                            .wide = page.narrow(),
                            .busy = login.busy}) ||
              submitted;
  if (submitted && !login.busy) page.later([&app] { app.submit_login(); });
  focus_on_fault(page, login);
}

}  // namespace

void draw_login(Page& page, client::App& app) {
  page.set_title(page.text("login.title"));
  const Column column(page, form_width);
  page.gap(space::xl);
  heading(page, "title", 1, page.text("login.title"));
  draw_fields(page, app);
  page.gap(space::l);
  link(page, "login.forgot", page.text("login.forgot"), path_to(client::Screen::password_reset));
  link(page, "login.register", page.text("login.register"), path_to(client::Screen::registration));
}

}  // namespace madoguchi::ui
