// A request as handlers see it: method, path, headers and body as plain values, so that only the connection knows the
// HTTP library. A Request lives for one exchange.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::server {

struct Request {
  std::string id;                                            // for logs and problem documents: random, hexadecimal
  std::string method;                                        // as it came, e.g. "PATCH"
  std::string path;                                          // decoded, begins with '/'
  std::vector<std::string> segments;                         // of the path, decoded
  std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, in order of arrival
  std::vector<std::string> parameters;                       // what stood in the route's {…}, in order
  std::string body;                                          // only for routes that take a whole body
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool secure = false;         // it came through HTTPS, as far as is known
  std::string client_address;  // for throttling

  // The first header of that name (lower case).
  std::optional<std::string_view> header(std::string_view name) const;
  // The first query parameter of that name; empty where there is none.
  std::string_view query_value(std::string_view name) const;
  bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

// Whether a method promises to change nothing (RFC 9110 section 9.2.1).
bool is_safe_method(std::string_view method);

// A header's media type without its parameters, in lower case: "application/json".
std::string media_type(std::string_view header_value);

}  // namespace madoguchi::server
