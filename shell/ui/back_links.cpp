// The ways back, as a navigation of its own so that assistive technology finds it.
#include "ui/back_links.h"

#include <string>

#include "ui/links.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_back_links(Page& page, std::string_view form) {
  const Region ways(page, "back", Role::navigation, page.text("back.label"));
  const Flow row(page);
  if (!form.empty()) {
    button(page, {.id = "back.form", .label = page.text("back.form"), .href = path_to(client::Screen::form, form)});
  }
  button(page, {.id = "back.top",
                .label = page.text("back.top"),
                .kind = ButtonKind::secondary,
                .href = path_to(client::Screen::top)});
  button(page, {.id = "back.applications",
                .label = page.text("back.applications"),
                .kind = ButtonKind::secondary,
                .href = path_to(client::Screen::applications)});
}

}  // namespace madoguchi::ui
