// 検索; see handlers.h.
#include "server/http/handlers.h"
#include "server/use_case/site_search.h"

namespace madoguchi::server {

Response answer_search(Context& context, const Request& request) {
  const std::string_view typed = request.query_value("q");
  if (typed.size() > portal::max_search_bytes) return problem_response("request.malformed", "?q: is too long");
  return json_response(200, portal::write(search_site(context, find_member_of(context, request), typed)));
}

}  // namespace madoguchi::server
