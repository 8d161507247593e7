// Words that stand outside the column's rhythm of paragraphs: a word in a row of links, a line of an address block, a
// small heading of a footer. They bring no gaps of their own.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

// A word or two among links: as wide as its words and as high as a control, so that they stand on one line.
void row_text(Page& page, std::string_view id, std::string_view words, TextStyle style = TextStyle::body);

// A line close to its neighbours.
void plain_line(Page& page, std::string_view id, std::string_view words, TextStyle style = TextStyle::body,
                Color color = Color::text);

// A heading whose level is not how large it is.
void small_heading(Page& page, std::string_view id, int level, std::string_view words);

}  // namespace madoguchi::ui
