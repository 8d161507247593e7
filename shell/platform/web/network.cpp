// Requests cross as texts (headers a line each), answers likewise; the bytes of a chosen file never do. A call's
// callback is taken out before it runs, because it may send the next one.
#include "platform/web/network.h"

#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

// Sizes cross as doubles: exact up to 2^53 bytes.
EM_JS(void, host_network_send,
      (unsigned id, const char* method, std::size_t method_length, const char* path, std::size_t path_length,
       const char* headers, std::size_t headers_length, const char* body, std::size_t body_length),
      {
        const {bridge, network} = Module.host;
        network.send(id, bridge.text(method, method_length), bridge.text(path, path_length),
                     bridge.text(headers, headers_length), bridge.text(body, body_length));
      });
EM_JS(void, host_network_send_slice,
      (unsigned id, const char* method, std::size_t method_length, const char* path, std::size_t path_length,
       const char* headers, std::size_t headers_length, int file, double offset, double size, int checksum),
      {
        const {bridge, network} = Module.host;
        network.send_slice(id, bridge.text(method, method_length), bridge.text(path, path_length),
                           bridge.text(headers, headers_length), file, offset, size, Boolean(checksum));
      });
EM_JS(void, host_network_cancel, (unsigned id), { Module.host.network.cancel(id); });
EM_JS(int, host_network_online, (), { return Module.host.network.online() ? 1 : 0; });

using madoguchi::platform::web::client;

namespace {

std::string to_lines(const madoguchi::client::Headers& headers) {
  std::string lines;
  for (const auto& [name, value] : headers) {
    lines += name;
    lines += ": ";
    lines += value;
    lines += '\n';
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

madoguchi::client::Headers from_lines(std::string_view lines) {
  madoguchi::client::Headers headers;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return headers;
}

}  // namespace

MADOGUCHI_EXPORT void madoguchi_network_progress(unsigned id, double sent_bytes) {
  client().network.progressed(id, static_cast<std::uint64_t>(sent_bytes));
}

MADOGUCHI_EXPORT void madoguchi_network_done(unsigned id, int status, const char* headers, std::size_t headers_length,
                                             const char* body, std::size_t body_length) {
  madoguchi::client::Response response;
  response.status = status;
  response.headers = from_lines({headers, headers_length});
  response.body.assign(body, body_length);
  client().network.answered(id, std::move(response));
}

namespace madoguchi::platform::web {

client::RequestId Network::keep(Running running) {
  running_.emplace(++last_id_, std::move(running));
  return last_id_;
}

client::RequestId Network::send(client::Request request, std::function<void(client::Response)> done) {
  const client::RequestId id = keep({.progress = {}, .done = std::move(done)});
  const std::string headers = to_lines(request.headers);
  host_network_send(id, request.method.data(), request.method.size(), request.path.data(), request.path.size(),
                    headers.data(), headers.size(), request.body.data(), request.body.size());
  return id;
}

client::RequestId Network::send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                                      std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                                      std::function<void(client::Response)> done) {
  const client::RequestId id = keep({.progress = std::move(progress), .done = std::move(done)});
  const std::string headers = to_lines(request.headers);
  host_network_send_slice(id, request.method.data(), request.method.size(), request.path.data(), request.path.size(),
                          headers.data(), headers.size(), file_handle, static_cast<double>(offset_bytes),
                          static_cast<double>(size_bytes), request.slice_checksum ? 1 : 0);
  return id;
}

void Network::cancel(client::RequestId id) {
  if (running_.erase(id) != 0) host_network_cancel(id);
}

bool Network::online() const { return host_network_online() != 0; }

void Network::progressed(client::RequestId id, std::uint64_t sent_bytes) {
  const auto found = running_.find(id);
  if (found == running_.end() || !found->second.progress) return;
  const auto progress = found->second.progress;  // a copy: it may cancel the call
  progress(sent_bytes);
}

void Network::answered(client::RequestId id, client::Response response) {
  const auto found = running_.find(id);
  if (found == running_.end()) return;
  const auto done = std::move(found->second.done);
  running_.erase(found);
  done(std::move(response));
}

}  // namespace madoguchi::platform::web
