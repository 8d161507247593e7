// See administration_calls.h.
#include "client/administration_calls.h"

#include <utility>

namespace madoguchi::client {
namespace {

Request request_of(std::string method, const std::string& path, const char* type, std::string if_match) {
  Request request;
  request.method = std::move(method);
  request.path = "/api/v1/admin" + path;
  request.headers = {{"Accept", "application/json"}};
  if (type != nullptr) request.headers.emplace_back("Content-Type", type);
  if (!if_match.empty()) request.headers.emplace_back("If-Match", std::move(if_match));
  return request;
}

}  // namespace

AdministrationCalls::AdministrationCalls(Ports& ports, std::function<void()> changed)
    : ports_(ports), changed_(std::make_shared<const std::function<void()>>(std::move(changed))) {}

void AdministrationCalls::tell() const {
  const auto changed = changed_;
  (*changed)();
}

RequestId AdministrationCalls::get(std::string path, Done done) {
  return begin(request_of("GET", path, nullptr, {}), std::move(done));
}

RequestId AdministrationCalls::send(std::string method, std::string path, std::string body, std::string if_match,
                                    Done done) {
  const char* type = body.empty() ? nullptr : "application/json";
  Request request = request_of(std::move(method), path, type, std::move(if_match));
  request.body = std::move(body);
  return begin(std::move(request), std::move(done));
}

RequestId AdministrationCalls::begin(Request request, Done done) {
  return ports_.transport.send(std::move(request), guarded<Response>(std::move(done)));
}

void AdministrationCalls::send_csv(std::string path, const ChosenFile& file, std::string if_match,
                                   std::function<void(std::uint64_t)> progress, Done done) {
  ports_.transport.send_slice(request_of("POST", path, "text/csv", std::move(if_match)), file.handle, 0,
                              file.size_bytes, guarded<std::uint64_t>(std::move(progress)),
                              guarded<Response>(std::move(done)));
}

std::string query_pair(std::string_view name, std::string_view value) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  if (value.empty()) return {};
  std::string pair(name);
  pair += '=';
  for (const char c : value) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain) {
      pair += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    pair += '%';
    pair += hex[byte >> 4U];
    pair += hex[byte & 15U];
  }
  return pair;
}

}  // namespace madoguchi::client
