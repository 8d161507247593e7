// Reading a header into a Request; see request_reader.h.
#include "server/http/request_reader.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "server/http/target.h"
#include "text/fold.h"

namespace madoguchi::server {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

std::string new_request_id() {
  std::array<unsigned char, 8> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string id(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(id.data(), id.size(), bytes.data(), bytes.size());
  id.pop_back();
  return id;
}

std::string lower(std::string_view name) {
  std::string result(name);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// A list that may stand in several headers (RFC 9110 section 5.3).
std::string joined(const Request& request, std::string_view name) {
  std::string list;
  for (const auto& [key, value] : request.headers) {
    if (key != name) continue;
    if (!list.empty()) list += ",";
    list += value;
  }
  return list;
}

std::string_view last_item(std::string_view list) {
  const auto comma = list.rfind(',');
  return text::trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

}  // namespace

ReadRequest read_request(const http::request_parser<http::empty_body>& header, const std::string& peer_address,
                         bool through_tls, const ConnectionLimits& limits) {
  const auto& message = header.get();
  ReadRequest result;
  Request& request = result.request;
  request.id = new_request_id();
  request.method = std::string(message.method_string());
  for (const auto& field : message) {
    request.headers.emplace_back(lower({field.name_string().data(), field.name_string().size()}),
                                 std::string(field.value().data(), field.value().size()));
  }
  request.chunked = header.chunked();
  if (const auto length = header.content_length()) request.content_length = *length;

  request.secure = through_tls || limits.secure_cookies;
  request.client_address = peer_address;
  if (limits.proxies.contains(peer_address)) {
    request.client_address = limits.proxies.client_of(peer_address, joined(request, "x-forwarded-for"));
    if (last_item(joined(request, "x-forwarded-proto")) == "https") request.secure = true;
  }

  if (message.count(http::field::host) > 1 || (message.version() >= 11 && message.count(http::field::host) == 0)) {
    result.problem = "http.malformed";  // RFC 9112 section 3.2
    return result;
  }
  const auto expect = message[http::field::expect];
  if (!expect.empty() && !beast::iequals(expect, "100-continue")) {
    result.problem = "http.expectation_failed";
    return result;
  }
  auto target = parse_target({message.target().data(), message.target().size()});
  if (!target) {
    result.problem = "http.malformed";
    return result;
  }
  request.path = std::move(target->path);
  request.segments = std::move(target->segments);
  request.query = std::move(target->query);
  return result;
}

}  // namespace madoguchi::server
