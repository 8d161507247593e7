// The settings of one's own account: what is registered, another password, another mail address, where one is logged
// in.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/facility_rows.h"
#include "ui/form_words.h"
#include "ui/screens.h"
#include "ui/short_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::ShortForm;

// What a browser says of itself, in words that people know; the first that is found counts.
struct Known {
  std::string_view mark;
  std::string_view name;
};
constexpr std::array systems = {
    Known{"iPhone", "iPhone"}, Known{"iPad", "iPad"},       Known{"Android", "Android"}, Known{"Windows", "Windows"},
    Known{"Macintosh", "Mac"}, Known{"CrOS", "Chromebook"}, Known{"Linux", "Linux"},
};
constexpr std::array browsers = {
    Known{"Edg", "Microsoft Edge"}, Known{"Firefox/", "Firefox"}, Known{"FxiOS/", "Firefox"},
    Known{"CriOS/", "Chrome"},      Known{"Chrome/", "Chrome"},   Known{"Safari/", "Safari"},
};

template <std::size_t N>
std::string_view name_in(const std::array<Known, N>& all, std::string_view user_agent) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Known& known) {
    return user_agent.find(known.mark) != std::string_view::npos;
  });
  return found == all.end() ? std::string_view() : found->name;
}

std::string device_words(const Locale& locale, const portal::SessionEntry& session) {
  if (session.current) return std::string(locale.text("settings.sessions.current"));
  const std::string_view system = name_in(systems, session.user_agent);
  const std::string_view browser = name_in(browsers, session.user_agent);
  if (system.empty() || browser.empty()) return std::string(locale.text("settings.sessions.unknown"));
  return locale.text("settings.sessions.device", {{"system", system}, {"browser", browser}});
}

void draw_account(Page& page, const client::Settings& settings, const portal::Session& session) {
  heading(page, "account", 2, page.text("settings.account"));
  const portal::AccountDetails& account = settings.account();
  const std::array rows = {
      Definition{page.text("settings.account.email"), account.email},
      Definition{page.text("settings.account.name"), account.person_name},
      Definition{page.text("settings.second_factor"),
                 page.text(account.second_factor_enabled ? "settings.second_factor.on" : "settings.second_factor.off")},
  };
  definition_rows(page, "account.rows", rows);
  if (!session.facility) return;
  page.gap(space::xl);
  draw_facility(page, "facility", *session.facility, nullptr);
  paragraph(page, "facility.text", page.text("settings.account.facility_text"));
}

void draw_password(Page& page, client::Settings& settings) {
  heading(page, "password", 2, page.text("settings.password"));
  ShortForm& form = settings.password();
  if (form.state() == ShortForm::State::done) {
    return message(page, "password.done", MessageKind::success, page.text("settings.password.done"));
  }
  paragraph(page, "password.lead", page.text("settings.password.lead"));
  ShortFormDrawing drawing(page, form, "password.form", page.text("settings.password"));
  drawing.problem();
  drawing.field({.name = "current",
                 .label_key = "account.password.current",
                 .autocomplete = "current-password",
                 .password = true});
  drawing.field({.name = "password",
                 .label_key = "account.password.new",
                 .support_key = "account.password.support",
                 .autocomplete = "new-password",
                 .password = true});
  drawing.submit("settings.password.submit");
}

void draw_email(Page& page, client::Settings& settings) {
  heading(page, "email", 2, page.text("settings.email"));
  ShortForm& form = settings.email();
  if (form.state() == ShortForm::State::done) {
    return message(page, "email.done", MessageKind::success,
                   page.locale().text("settings.email.done", {{"email", form.text("email")}}));
  }
  paragraph(page, "email.lead", page.text("settings.email.lead"));
  ShortFormDrawing drawing(page, form, "email.form", page.text("settings.email"));
  drawing.problem();
  drawing.field({.name = "email",
                 .label_key = "settings.email.new",
                 .autocomplete = "email",
                 .input_mode = "email",
                 .max_length = 254});
  drawing.field({.name = "password",
                 .label_key = "settings.email.password",
                 .autocomplete = "current-password",
                 .password = true});
  drawing.submit("settings.email.submit");
}

void draw_session(Page& page, client::Settings& settings, const portal::SessionEntry& session) {
  const Locale& locale = page.locale();
  const std::string id = "session." + session.id;
  const std::string device = device_words(locale, session);
  const std::string started = japan_time(session.started_at);
  page.gap(space::s);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border});
  paragraph(page, id + ".device", device, {.text = TextStyle::strong});
  paragraph(page, id + ".times",
            locale.text("settings.sessions.times", {{"started", started}, {"seen", japan_time(session.last_seen_at)}}),
            {.color = Color::muted});
  if (session.current) return;
  const std::string name = locale.text("settings.sessions.end.label", {{"device", device}, {"started", started}});
  if (button(page, {.id = id + ".end",
                    .label = page.text("settings.sessions.end"),
                    .kind = ButtonKind::secondary,
                    .align = Align::end,
                    .busy = settings.ending(),
                    .name = name})) {
    settings.end_session(session.id);
  }
}

// What had the focus is gone with its session: it is said and gone on from the heading.
void tell_of_ended(Page& page, const client::Settings& settings) {
  if (page.measuring()) return;
  float& known = page.interaction().number("sessions.ended");
  const auto now = static_cast<float>(settings.ended());
  if (known == now) return;
  known = now;
  page.announce(std::string(page.text("settings.sessions.ended")));
  page.focus("sessions");
}

void draw_sessions(Page& page, client::Settings& settings) {
  heading(page, "sessions", 2, page.text("settings.sessions"));
  tell_of_ended(page, settings);
  paragraph(page, "sessions.lead", page.text("settings.sessions.lead"));
  if (settings.problem()) {
    message(page, "sessions.problem", MessageKind::error, problem_words(page.locale(), *settings.problem()));
  }
  {
    const Region list(page, "sessions.list", Role::list, page.text("settings.sessions.list"));
    for (const portal::SessionEntry& session : settings.sessions()) draw_session(page, settings, session);
  }
  if (settings.sessions().size() < 2) return;
  page.gap(space::m);
  if (button(page, {.id = "sessions.end_others",
                    .label = page.text("settings.sessions.end_others"),
                    .kind = ButtonKind::secondary,
                    .busy = settings.ending()})) {
    settings.end_other_sessions();
  }
}

}  // namespace

void draw_settings(Page& page, client::App& app) {
  page.set_title(page.text("settings.title"));
  const Column column(page);
  page.gap(space::xl);
  heading(page, "title", 1, page.text("settings.title"));
  client::Settings* settings = app.settings();
  if (settings == nullptr || settings->load_state() == client::LoadState::loading) {
    return message(page, "settings.loading", MessageKind::info, page.text("settings.loading"));
  }
  if (settings->load_state() == client::LoadState::failed) {
    message(page, "settings.failed", MessageKind::error, page.text("settings.load_failed"));
    if (button(page, {.id = "settings.load", .label = page.text("settings.load_again")})) settings->load();
    return;
  }
  draw_account(page, *settings, app.session());
  page.gap(space::xl);
  draw_password(page, *settings);
  page.gap(space::xl);
  draw_email(page, *settings);
  page.gap(space::xl);
  draw_sessions(page, *settings);
}

}  // namespace madoguchi::ui
