// Whom to ask (S8) and the various links (S9): parts of the footer of every page, and of the page お問い合わせ先. They
// draw into the present column and leave landmarks, grounds and the contact's heading to the caller.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

// Call centre, hours and mail address. `id` begins the ids of the parts.
void draw_contact(Page& page, std::string_view id);

// 【各種リンク】 as a list of links under a small heading of `level`.
void draw_various_links(Page& page, std::string_view id, int level);

}  // namespace madoguchi::ui
