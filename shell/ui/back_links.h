// The ways back from a page that leads nowhere else: to the list of applications and to the top page.
#pragma once

#include "ui/page.h"

namespace madoguchi::ui {

void draw_back_links(Page& page);

}  // namespace madoguchi::ui
