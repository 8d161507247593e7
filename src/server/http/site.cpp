// Serving the web client; see site.h.
#include "server/http/site.h"

#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "server/http/negotiation.h"

namespace madoguchi::server {
namespace {

namespace fs = std::filesystem;

constexpr std::array types{
    std::pair<std::string_view, std::string_view>{".html", "text/html; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".js", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".mjs", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".css", "text/css; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".json", "application/json"},
    std::pair<std::string_view, std::string_view>{".webmanifest", "application/manifest+json"},
    std::pair<std::string_view, std::string_view>{".wasm", "application/wasm"},
    std::pair<std::string_view, std::string_view>{".svg", "image/svg+xml"},
    std::pair<std::string_view, std::string_view>{".png", "image/png"},
    std::pair<std::string_view, std::string_view>{".ico", "image/vnd.microsoft.icon"},
    std::pair<std::string_view, std::string_view>{".woff2", "font/woff2"},
    std::pair<std::string_view, std::string_view>{".txt", "text/plain; charset=utf-8"},
};

// The client's screens; a path below one of them is a screen too. Kept in step with the client's routes.
constexpr std::array<std::string_view, 16> screens{
    "/login",   "/registration", "/password-reset", "/invitation",    "/settings", "/applications",
    "/my-list", "/accounts",     "/account-status", "/documents",     "/coming",   "/articles",
    "/notices", "/search",       "/review",         "/administration"};

bool is_screen(std::string_view path) {
  if (path == "/") return true;
  for (const std::string_view screen : screens) {
    if (path == screen || (path.starts_with(screen) && path[screen.size()] == '/')) return true;
  }
  return false;
}

std::optional<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

bool has_extension(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

}  // namespace

Result<Site, std::string> Site::load(const fs::path& folder) {
  std::error_code error;
  Site site;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file()) continue;
    const std::string extension = entry->path().extension().string();
    auto bytes = read_file(entry->path());
    if (!bytes) return Failure{"cannot read " + entry->path().string()};
    std::string path = "/" + entry->path().lexically_relative(folder).generic_string();
    if (extension == ".br" || extension == ".gz") {
      path.resize(path.size() - extension.size());
      (extension == ".br" ? site.files_[path].brotli : site.files_[path].gzip) = std::move(*bytes);
      continue;
    }
    File& file = site.files_[path];
    file.type = media_type_of(entry->path());
    file.etag = content_tag(*bytes);
    file.plain = std::move(*bytes);
  }
  if (error) return Failure{"cannot read the folder " + folder.string() + ": " + error.message()};
  std::erase_if(site.files_, [](const auto& item) { return item.second.type.empty(); });  // siblings of nothing
  if (!site.files_.contains("/index.html")) return Failure{"there is no index.html in " + folder.string()};
  return site;
}

Response Site::respond(const Request& request) const {
  const auto found = files_.find(request.path);
  if (found != files_.end()) {
    return respond_with(found->second, request.path.find("/assets/") != std::string::npos, 200, request);
  }
  if (has_extension(request.path)) return problem_response("http.unknown_path");
  const File& index = files_.find("/index.html")->second;
  return respond_with(index, false, is_screen(request.path) ? 200 : 404, request);
}

Response Site::respond_with(const File& file, bool immutable, unsigned status, const Request& request) const {
  const std::string_view accepted = request.header("accept-encoding").value_or("");
  std::string_view coding;
  if (!file.brotli.empty() && accepts_encoding(accepted, "br")) {
    coding = "br";
  } else if (!file.gzip.empty() && accepts_encoding(accepted, "gzip")) {
    coding = "gzip";
  }
  const std::string etag = "\"" + file.etag + (coding.empty() ? "" : "-" + std::string(coding)) + "\"";

  Response response;
  response.status = status;
  response.with("ETag", etag).with("Vary", "Accept-Encoding");
  response.with("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (status == 200 && matches_etag(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", file.type);
  if (!coding.empty()) response.with("Content-Encoding", std::string(coding));
  response.body = std::string_view(coding == "br" ? file.brotli : coding == "gzip" ? file.gzip : file.plain);
  return response;
}

std::string_view media_type_of(const fs::path& file) {
  const std::string extension = file.extension().string();
  for (const auto& [known, type] : types) {
    if (known == extension) return type;
  }
  return "application/octet-stream";
}

}  // namespace madoguchi::server
