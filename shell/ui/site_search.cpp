// The search box of the portal, on the screens from which one looks for something: it leads to what was found.
#include "ui/site_search.h"

#include "client/site_search.h"
#include "ui/links.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_site_search(Page& page) {
  std::string& typed = page.interaction().text(site_search_id);
  const SearchResult result =
      search_box(page, {.id = site_search_id, .name = page.text("site.search"), .value = typed});
  if (result.changed) typed = *result.changed;
  if (!result.submitted) return;
  client::Route found{client::Screen::search, {}, {}};
  found.query = client::site_search_query(typed);
  page.open(client::to_path(found));
}

}  // namespace madoguchi::ui
