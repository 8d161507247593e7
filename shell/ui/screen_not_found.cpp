// For an address that is no page of the portal: says so and offers the ways back.
#include "ui/back_links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_not_found(Page& page, client::App&) {
  page.set_title(page.text("not_found.title"));
  const Column column(page);
  page.gap(space::xl);
  heading(page, "title", 1, page.text("not_found.title"));
  page.gap(space::m);
  paragraph(page, "not_found.text", page.text("not_found.text"));
  page.gap(space::l);
  draw_back_links(page);
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
