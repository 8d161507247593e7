// Strictness headers; see security_headers.h.
#include "server/http/security_headers.h"

namespace madoguchi::server {
namespace {

// 'wasm-unsafe-eval' lets WebAssembly be compiled, and nothing else. Inline styles are set through the CSSOM alone,
// which style-src does not restrict.
constexpr std::string_view page_policy =
    "default-src 'none'; object-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src "
    "'self'; "
    "img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view api_policy =
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

constexpr std::string_view file_policy = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

void add_headers(Response& response, std::string_view policy) {
  response.with("Content-Security-Policy", std::string(policy))
      .with("X-Content-Type-Options", "nosniff")
      .with("X-Frame-Options", "DENY")
      .with("Referrer-Policy", "same-origin")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace

void add_security_headers(Response& response, bool is_page) {
  add_headers(response, is_page ? page_policy : api_policy);
  if (is_page) response.with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
}

void add_file_headers(Response& response) { add_headers(response, file_policy); }

void demand_tls(Response& response) {
  response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace madoguchi::server
