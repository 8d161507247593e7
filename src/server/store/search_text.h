// What is found by typing: texts folded (widths, case, spaces, dashes) and cut into single characters, which the
// database's full-text index takes for words. So Japanese, which has no spaces, is found from one character on, and a
// phrase of characters is a part of a text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::server {

// The words of a row; no phrase is found across the border of two texts.
std::string search_words(std::initializer_list<std::string_view> texts);

// The expression (FTS5) for what was typed: each part between spaces must be there. Empty where nothing was typed that
// could be looked for.
std::string search_expression(std::string_view typed);

// A text as the index has it: widths and case folded, without spaces and dashes; and the same of each part between
// spaces of what was typed, at most eight.
std::string search_folded(std::string_view text);
std::vector<std::string> search_parts(std::string_view typed);

}  // namespace madoguchi::server
