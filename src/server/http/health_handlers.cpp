// Health and the API's own description; see handlers.h.
#include <soci/soci.h>

#include "server/http/handlers.h"
#include "server/http/services.h"
#include "server/store/store.h"

namespace madoguchi::server {

Response answer_alive(const Services&, const Request&) { return json_response(200, R"({"status":"alive"})"); }

Response answer_ready(Context& context, const Request&) {
  int one = 0;
  context.store.sql() << "select 1", soci::into(one);
  return json_response(200, R"({"status":"ready"})");
}

Response answer_openapi(const Services& services, const Request&) {
  Response response = json_response(200, {});
  response.body = std::string_view(services.openapi);
  return response;
}

}  // namespace madoguchi::server
