// カテゴリ (S13): what the portal's content is divided into, and where each part is found.
#pragma once

#include <string>
#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

std::string_view category_words(const Page& page, std::string_view category);

// The navigation; `current`: the path that one is on.
void draw_categories(Page& page, std::string_view current);

}  // namespace madoguchi::ui
