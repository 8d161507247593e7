// 「※必須」, the mark of a required item: a small plate with words, beside a label.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

float required_mark_width(Page& page);

// At (x, y), in the middle of a line of this height. `id` is the field's.
void draw_required_mark(Page& page, std::string_view id, float x, float y, float line_height);

}  // namespace madoguchi::ui
