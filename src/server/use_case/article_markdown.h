// Markdown as blocks, by cmark-gfm.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portal/article_messages.h"
#include "text/result.h"

namespace madoguchi::server {

// The error is a sentence for the log. Not for two threads at once.
Result<std::vector<portal::ArticleBlock>, std::string> read_markdown(std::string_view markdown);

}  // namespace madoguchi::server
