// The search box of the portal (S1, S13): what was typed is kept while one stays, and leads to the search's page.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

// The box's id; Interaction::text() keeps what was typed under it.
inline constexpr std::string_view site_search_id = "site.search";

void draw_site_search(Page& page);

}  // namespace madoguchi::ui
