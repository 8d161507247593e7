// See query_text.h.
#include "client/query_text.h"

#include "text/percent.h"

namespace madoguchi::client {

void add_pair(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!query.empty()) query += '&';
  query += name;
  query += '=';
  query += text::percent_encode(value);
}

std::string_view query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    if (pair.size() > name.size() && pair.substr(0, name.size()) == name && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
    query.remove_prefix(pair.size() < query.size() ? pair.size() + 1 : pair.size());
  }
  return {};
}

}  // namespace madoguchi::client
