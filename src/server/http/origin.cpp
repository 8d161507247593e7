// The origin check; see origin.h.
#include "server/http/origin.h"

namespace madoguchi::server {

bool is_own_origin(const Request& request) {
  if (is_safe_method(request.method)) return true;
  if (const auto site = request.header("sec-fetch-site"); site && *site != "same-origin" && *site != "none")
    return false;
  const auto origin = request.header("origin");
  if (!origin) return true;
  const auto host = request.header("host");
  if (!host || host->empty()) return false;
  if (*origin == "https://" + std::string(*host)) return true;
  return !request.secure && *origin == "http://" + std::string(*host);
}

}  // namespace madoguchi::server
