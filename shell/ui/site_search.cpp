// The search box of the portal. Searching itself is to come, and its page says so; what was typed stays in the box.
#include "ui/site_search.h"

#include "ui/links.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_site_search(Page& page) {
  std::string& typed = page.interaction().text(site_search_id);
  const SearchResult result =
      search_box(page, {.id = site_search_id, .name = page.text("site.search"), .value = typed});
  if (result.changed) typed = *result.changed;
  if (result.submitted) page.open(path_to_coming("search"));
}

}  // namespace madoguchi::ui
