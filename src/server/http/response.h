// An answer as handlers make it: status, headers, bytes. The connection adds Date, Content-Length and what keeps it
// alive.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "portal/wire.h"
#include "server/http/upload_files.h"

namespace madoguchi::server {

// A body that stays on the disk until its bytes are sent, piece by piece.
struct FileBody {
  std::shared_ptr<const UploadFile> file;
  std::uint64_t size_bytes = 0;
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::variant<std::string, std::string_view, FileBody> body;  // a view only into what lives as long as the server
  bool close = false;                                          // the connection ends with this answer
  std::string problem{};                                       // its code, for the log; empty: there was none

  std::string_view bytes() const;  // none of a file
  std::uint64_t size_bytes() const;
  Response& with(std::string name, std::string value) &;
  Response&& with(std::string name, std::string value) &&;
};

Response json_response(unsigned status, std::string json);
Response empty_response(unsigned status);

// application/problem+json (RFC 9457), with Retry-After where the problem says when to try again.
Response problem_response(const portal::Problem& problem);
Response problem_response(std::string_view code, std::string detail = {});
// request.malformed, with the place of the fault.
Response malformed_response(const portal::WireFault& fault);

}  // namespace madoguchi::server
