// See session_dialog.h.
#include "ui/session_dialog.h"

#include <string>

#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr std::string_view before_id = "ending.before";  // what had the focus when the dialog came

constexpr std::string_view dialog_id = "ending";

bool stands(client::App& app) { return app.session_ending() && !app.session_ending()->closed; }

std::string time_words(const Locale& locale, int seconds) {
  constexpr int minute = 60;
  if (seconds < minute) return locale.text("time.seconds", {{"count", std::to_string(seconds)}});
  return locale.text("time.minutes", {{"count", std::to_string(seconds / minute)}});
}

}  // namespace

void reserve_session_dialog(Page& page, client::App& app) { page.keep_dialogs_for(stands(app) ? dialog_id : ""); }

void draw_session_dialog(Page& page, client::App& app) {
  std::string& before = page.interaction().text(before_id);
  if (!stands(app)) {
    // Typing goes on where it stood.
    if (!before.empty()) page.focus(before);
    before.clear();
    return;
  }
  const client::SessionEnding ending = *app.session_ending();
  if (before.empty()) before = page.interaction().focused().empty() ? "title" : page.interaction().focused();
  const std::string text = page.locale().text(ending.for_good ? "ending.for_good.text" : "ending.text",
                                              {{"time", time_words(page.locale(), ending.left_s)}});
  const DialogSpec spec{.id = dialog_id,
                        .title = page.text(ending.for_good ? "ending.for_good.title" : "ending.title"),
                        .cancel = page.text("ending.log_out"),
                        .ok = page.text(ending.for_good ? "ending.for_good.close"
                                        : ending.busy   ? "ending.busy"
                                                        : "ending.stay"),
                        .busy = ending.busy,
                        .escape_is_ok = true};
  const DialogAnswer answer = dialog(page, spec, [&] {
    message(page, "ending.text", MessageKind::warning, text);
    if (ending.unreachable) message(page, "ending.unreachable", MessageKind::error, page.text("ending.unreachable"));
  });
  if (ending.busy || answer == DialogAnswer::none) return;
  page.later([&app, answer, for_good = ending.for_good] {
    if (answer == DialogAnswer::cancel) return app.log_out();
    for_good ? app.close_session_ending() : app.stay_logged_in();
  });
}

}  // namespace madoguchi::ui
