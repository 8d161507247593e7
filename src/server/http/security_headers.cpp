// Strictness headers; see security_headers.h.
#include "server/http/security_headers.h"

namespace madoguchi::server {
namespace {

// 'wasm-unsafe-eval' lets WebAssembly be compiled, and nothing else. Inline styles are set through the CSSOM alone,
// which style-src does not restrict.
constexpr std::string_view page_policy =
    "default-src 'none'; object-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src "
    "'self'; "
    "img-src 'self' data: blob:; font-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri "
    "'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view data_policy =
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view file_policy = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
// Without an origin of its own, and without any way to ask or tell anyone anything.
constexpr std::string_view viewer_policy =
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data: "
    "blob:; font-src data: blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

std::string_view policy_of(Content content) {
  switch (content) {
    case Content::data:
      return data_policy;
    case Content::page:
      return page_policy;
    case Content::viewer:
      return viewer_policy;
    case Content::file:
      return file_policy;
  }
  return data_policy;
}

}  // namespace

void add_security_headers(Response& response, Content content) {
  // The viewer's files hold nothing that is anybody's own; a frame without origin could not load them as "same-origin".
  const bool viewer = content == Content::viewer;
  response.with("Content-Security-Policy", std::string(policy_of(content)))
      .with("X-Content-Type-Options", "nosniff")
      .with("X-Frame-Options", viewer ? "SAMEORIGIN" : "DENY")
      .with("Referrer-Policy", "same-origin")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", viewer ? "cross-origin" : "same-origin");
  if (content == Content::page || viewer)
    response.with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
}

void demand_tls(Response& response) {
  response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace madoguchi::server
