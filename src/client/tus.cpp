// See tus.h. https://tus.io/protocols/resumable-upload, version 1.0.0.
#include "client/tus.h"

#include <charconv>

namespace madoguchi::client::tus {
namespace {

constexpr std::string_view uploads_path = "/api/v1/uploads";
constexpr std::size_t max_id_length = 128;

Request request_of(std::string method, std::string path) {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.headers = {{"Tus-Resumable", "1.0.0"}};
  return request;
}

std::string path_of(std::string_view upload_id) { return std::string(uploads_path) + "/" + std::string(upload_id); }

// RFC 4648 section 4, as Upload-Metadata wants its values.
std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::string_view group = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j)
      bits = (bits << 8) | (j < group.size() ? static_cast<unsigned char>(group[j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) encoded += j <= group.size() ? letters[(bits >> (18 - 6 * j)) & 63U] : '=';
  }
  return encoded;
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > max_id_length) return false;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) return false;
  }
  return true;
}

}  // namespace

Request create(std::string_view file_name, std::uint64_t size_bytes) {
  Request request = request_of("POST", std::string(uploads_path));
  request.headers.emplace_back("Upload-Length", std::to_string(size_bytes));
  request.headers.emplace_back("Upload-Metadata", "filename " + base64(file_name));
  return request;
}

Request ask_offset(std::string_view upload_id) { return request_of("HEAD", path_of(upload_id)); }

Request send_piece(std::string_view upload_id, std::uint64_t offset_bytes) {
  Request request = request_of("PATCH", path_of(upload_id));
  request.headers.emplace_back("Content-Type", "application/offset+octet-stream");
  request.headers.emplace_back("Upload-Offset", std::to_string(offset_bytes));
  request.slice_checksum = true;
  return request;
}

Request terminate(std::string_view upload_id) { return request_of("DELETE", path_of(upload_id)); }

Request ask_status(std::string_view upload_id) {
  Request request = request_of("GET", path_of(upload_id));
  request.headers.emplace_back("Accept", "application/json");
  return request;
}

std::optional<std::string> created_id(const Response& response) {
  const auto location = response.header("Location");
  if (!location) return std::nullopt;
  // The Location may be absolute; only its last part is used, so that nothing is ever sent to another place.
  const std::size_t slash = location->rfind('/');
  const std::string_view id = slash == std::string_view::npos ? *location : location->substr(slash + 1);
  if (!is_id(id)) return std::nullopt;
  return std::string(id);
}

std::optional<std::uint64_t> offset_bytes(const Response& response) {
  const auto header = response.header("Upload-Offset");
  if (!header) return std::nullopt;
  std::uint64_t offset = 0;
  const auto [end, fault] = std::from_chars(header->data(), header->data() + header->size(), offset);
  if (fault != std::errc() || end != header->data() + header->size()) return std::nullopt;
  return offset;
}

}  // namespace madoguchi::client::tus
