// The blocks of what is read (portal/article_messages.h), drawn with their semantics. Headings have their anchors for
// ids, so that an address that names one leads there.
#pragma once

#include <string_view>
#include <vector>

#include "portal/article_messages.h"
#include "ui/page.h"

namespace madoguchi::ui {

// `name`: of what is read, which names tables that stand below no heading.
void article_blocks(Page& page, std::string_view id, std::string_view name,
                    const std::vector<portal::ArticleBlock>& blocks);

// The headings of level 2 as links, where there are enough of them to lose one's way. `path`: of what is read.
void article_contents(Page& page, std::string_view path, const std::vector<portal::ArticleBlock>& blocks);

}  // namespace madoguchi::ui
