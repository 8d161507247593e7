// Content codings and entity tags; see negotiation.h.
#include "server/http/negotiation.h"

#include <zlib.h>

#include <cstdlib>
#include <optional>
#include <span>
#include <stdexcept>

#include "server/http/digest.h"
#include "server/http/request.h"
#include "text/fold.h"

namespace madoguchi::server {

bool accepts_encoding(std::string_view header, std::string_view coding) {
  std::optional<bool> named, any;
  while (!header.empty()) {
    const auto comma = header.find(',');
    const std::string_view item = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
    const std::string name = media_type(item);
    const auto weight = item.find("q=");
    const bool wanted =
        weight == std::string_view::npos || std::strtod(std::string(item.substr(weight + 2)).c_str(), nullptr) > 0;
    if (name == coding) named = wanted;
    if (name == "*") any = wanted;
  }
  return named.value_or(any.value_or(false));
}

bool matches_etag(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string_view item = text::trim(header.substr(0, comma));
    header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == "*" || item == etag) return true;
  }
  return false;
}

std::string content_tag(std::string_view bytes) {
  RunningDigest digest(ChecksumAlgorithm::sha256);
  digest.add(std::as_bytes(std::span(bytes)));
  const std::vector<unsigned char> hash = digest.finish();
  std::string tag;
  for (const unsigned char byte : std::span(hash).first(12)) {
    tag += "0123456789abcdef"[byte >> 4];
    tag += "0123456789abcdef"[byte & 15];
  }
  return tag;
}

std::string gzip(std::string_view bytes) {
  constexpr int window_of_gzip = 15 + 16;  // zlib: plus 16 asks for a gzip wrapper
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_of_gzip, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("gzip failed");
  return out;
}

}  // namespace madoguchi::server
