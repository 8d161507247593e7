// The web client as static files: read into memory once at the start, with their precompressed .br and .gz siblings.
// Files in a folder "assets" have names of their content and never change; every screen of the client is answered with
// index.html. Under /viewer/ is what shows documents in a frame of its own.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"
#include "text/result.h"

namespace madoguchi::server {

class Site {
 public:
  // The error is a sentence for the log: no folder, no index.html, an unreadable file.
  static Result<Site, std::string> load(const std::filesystem::path& folder);

  static bool is_viewer(std::string_view path) { return path.starts_with("/viewer/"); }

  // For GET and HEAD. The answer's body points into this Site.
  Response respond(const Request& request) const;

 private:
  struct File {
    std::string type;
    std::string etag;  // without the quotes, of the plain bytes
    std::string plain, brotli, gzip;
  };
  Response respond_with(const File& file, bool immutable, unsigned status, const Request& request) const;

  std::map<std::string, File, std::less<>> files_;  // by path, beginning with '/'
};

// The media type by a file's extension; application/octet-stream for others.
std::string_view media_type_of(const std::filesystem::path& file);

}  // namespace madoguchi::server
