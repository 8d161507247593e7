// What can be read, for the server in memory: articles with a little of every block, notices, and what a search found.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "portal/article_messages.h"
#include "portal/notice_messages.h"
#include "portal/search_messages.h"

namespace madoguchi::fakes {

// Those that the portal's own links lead to, by id. "members" is for who has logged in.
std::map<std::string, portal::Article> sample_articles();
// Newest first: one that is important, one that is not; both unread.
std::vector<portal::PublicNotice> sample_notices();
portal::SearchAnswer sample_search();

}  // namespace madoguchi::fakes
