// Form definitions as they are served; see handlers.h. A version never changes, so that browsers may keep it; "latest"
// is asked about again each time.
#include "server/http/handlers.h"
#include "server/http/negotiation.h"
#include "server/http/services.h"
#include "server/http/tus_headers.h"
#include "server/use_case/form_catalogue.h"

namespace madoguchi::server {

Response answer_form(const Services& services, const Request& request) {
  const std::string& id = request.parameters[0];
  const std::string& version = request.parameters[1];
  const CataloguedForm* form = nullptr;
  if (version == "latest") {
    form = services.forms.latest(id);
  } else if (const auto number = parse_size(version); number && *number <= 1'000'000) {
    form = services.forms.find(id, static_cast<int>(*number));
  }
  if (!form) return problem_response("form.unknown");

  const bool compressed = accepts_encoding(request.header("accept-encoding").value_or(""), "gzip");
  const std::string etag = "\"" + content_tag(form->json) + (compressed ? "-gzip\"" : "\"");
  Response response;
  response.with("ETag", etag).with("Vary", "Accept-Encoding");
  response.with("Cache-Control", version == "latest" ? "no-cache" : "public, max-age=31536000, immutable");
  if (matches_etag(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", "application/json");
  if (compressed) {
    response.with("Content-Encoding", "gzip");
    response.body = gzip(form->json);
  } else {
    response.body = std::string_view(form->json);
  }
  return response;
}

}  // namespace madoguchi::server
