// See staff_calls.h.
#include "client/staff_calls.h"

#include <utility>

namespace madoguchi::client {
StaffCalls::StaffCalls(Ports& ports, std::string_view base, std::function<void()> changed)
    : ports_(ports), base_(base), changed_(std::make_shared<const std::function<void()>>(std::move(changed))) {}

Request StaffCalls::request_of(std::string method, const std::string& path, const char* type,
                               std::string if_match) const {
  Request request;
  request.method = std::move(method);
  request.path = base_ + path;
  request.headers = {{"Accept", "application/json"}};
  if (type != nullptr) request.headers.emplace_back("Content-Type", type);
  if (!if_match.empty()) request.headers.emplace_back("If-Match", std::move(if_match));
  return request;
}

void StaffCalls::tell() const {
  const auto changed = changed_;
  (*changed)();
}

RequestId StaffCalls::get(std::string path, Done done) {
  return begin(request_of("GET", path, nullptr, {}), std::move(done));
}

RequestId StaffCalls::send(std::string method, std::string path, std::string body, std::string if_match, Done done) {
  const char* type = body.empty() ? nullptr : "application/json";
  Request request = request_of(std::move(method), path, type, std::move(if_match));
  request.body = std::move(body);
  return begin(std::move(request), std::move(done));
}

RequestId StaffCalls::begin(Request request, Done done) {
  return ports_.transport.send(std::move(request), guarded<Response>(std::move(done)));
}

void StaffCalls::send_csv(std::string path, const ChosenFile& file, std::string if_match,
                          std::function<void(std::uint64_t)> progress, Done done) {
  ports_.transport.send_slice(request_of("POST", path, "text/csv", std::move(if_match)), file.handle, 0,
                              file.size_bytes, guarded<std::uint64_t>(std::move(progress)),
                              guarded<Response>(std::move(done)));
}

}  // namespace madoguchi::client
