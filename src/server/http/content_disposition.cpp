// Naming files; see content_disposition.h.
#include "server/http/content_disposition.h"

#include "text/percent.h"

namespace madoguchi::server {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string attachment_disposition(std::string_view ascii_name, std::string_view name) {
  std::string header = "attachment; filename=\"";
  for (const char c : ascii_name) {
    if (is_plain(c)) header += c;
  }
  header += "\"; filename*=UTF-8''";
  header += text::percent_encode(name, ".");
  return header;
}

}  // namespace madoguchi::server
