// Queries of addresses and requests: "name=value" pairs, escaped and back.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::client {

// Puts "name=value" at the end, escaped; nothing for an empty value.
void add_pair(std::string& query, std::string_view name, std::string_view value);

// The first pair's value of this name, still escaped; empty where there is none.
std::string_view query_value(std::string_view query, std::string_view name);

}  // namespace madoguchi::client
