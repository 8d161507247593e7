// The session's cookie (RFC 6265): finding it among others, setting it, taking it back.
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.h"

namespace madoguchi::server {

// With HTTPS it has the prefix by which browsers keep it from being set by anybody but this host through TLS.
constexpr std::string_view session_cookie_name(bool secure) {
  return secure ? "__Host-madoguchi_session" : "madoguchi_session";
}

// The cookie's value; empty where there is none.
std::string_view session_token(const Request& request);

// Values for Set-Cookie: HttpOnly, SameSite=Lax, ends with the browser; Secure where asked for.
std::string session_cookie_header(std::string_view token, bool secure);
std::string ended_session_cookie_header(bool secure);

}  // namespace madoguchi::server
