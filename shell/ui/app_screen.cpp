// See app_screen.h.
#include "ui/app_screen.h"

#include "ui/links.h"

namespace madoguchi::ui {

void draw_app_heading(Page& page, std::string_view title) {
  const std::string home = path_to(client::Screen::top);
  const std::string applications = path_to(client::Screen::applications);
  const Crumb crumbs[] = {
      {page.text("breadcrumb.home"), home},
      {page.text("breadcrumb.work"), {}},
      {page.text("breadcrumb.app"), applications},
      {title, {}},
  };
  page.set_title(title);
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  page.gap(space::m);
  heading(page, "title", 1, title);
}

}  // namespace madoguchi::ui
