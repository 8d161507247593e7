// The ways back from a page that leads nowhere else: to the list of applications and to the top page, and to the form
// that one came from.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

// `form`: the form that the page belongs to, "" for none.
void draw_back_links(Page& page, std::string_view form = {});

}  // namespace madoguchi::ui
