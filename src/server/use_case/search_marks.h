// Where in a text the words stand that were looked for: compared as the index compares them (widths, case, spaces and
// dashes alike), marked in the text as it is written.
#pragma once

#include <string_view>
#include <vector>

#include "portal/search_messages.h"

namespace madoguchi::server {

std::vector<portal::SearchRun> mark_words(std::string_view text, std::string_view typed);

// A piece of a long text around the first of the words, with "…" where it was cut; of a text without them its
// beginning.
std::vector<portal::SearchRun> excerpt(std::string_view text, std::string_view typed);

}  // namespace madoguchi::server
