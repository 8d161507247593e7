// Articles with a little of every block, for the server in memory.
#pragma once

#include <map>
#include <string>

#include "portal/article_messages.h"

namespace madoguchi::fakes {

// Those that the portal's own links lead to, by id. "members" is for who has logged in.
std::map<std::string, portal::Article> sample_articles();

}  // namespace madoguchi::fakes
