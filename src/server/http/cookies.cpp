// The session's cookie; see cookies.h.
#include "server/http/cookies.h"

#include "text/fold.h"

namespace madoguchi::server {
namespace {

std::string attributes(bool secure) {
  return std::string("; Path=/; HttpOnly; SameSite=Lax") + (secure ? "; Secure" : "");
}

}  // namespace

std::string_view session_token(const Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (name != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const std::string_view pair = text::trim(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == session_cookie_name(request.secure))
        return pair.substr(equals + 1);
    }
  }
  return {};
}

std::string session_cookie_header(std::string_view token, bool secure) {
  return std::string(session_cookie_name(secure)) + "=" + std::string(token) + attributes(secure);
}

std::string ended_session_cookie_header(bool secure) {
  return std::string(session_cookie_name(secure)) + "=; Max-Age=0" + attributes(secure);
}

}  // namespace madoguchi::server
