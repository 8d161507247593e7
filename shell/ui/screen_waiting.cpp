// What stands where a screen will be until the client knows whether somebody is logged in.
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

void draw_unreachable(Page& page, client::App& app) {
  page.set_title(page.text("unreachable.title"));
  heading(page, "title", 1, page.text("unreachable.title"));
  page.gap(space::m);
  message(page, "unreachable.text", MessageKind::warning, page.text("unreachable.text"));
  page.gap(space::l);
  if (button(page, {.id = "unreachable.retry", .label = page.text("unreachable.retry")})) {
    page.later([&app] { app.retry_session(); });
  }
}

void draw_loading(Page& page) {
  page.set_title(page.text("loading.title"));
  heading(page, "title", 1, page.text("loading.title"));
  page.gap(space::m);
  message(page, "loading.text", MessageKind::info, page.text("loading.text"));
}

}  // namespace

void draw_waiting(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  if (app.session_unreachable()) {
    draw_unreachable(page, app);
  } else {
    draw_loading(page);
  }
  page.gap(space::xxl);
}

}  // namespace madoguchi::ui
