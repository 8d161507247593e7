// Content codings and entity tags (RFC 9110): what the client takes, what it already has.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::server {

// Whether Accept-Encoding takes a coding (section 12.5.3).
bool accepts_encoding(std::string_view header, std::string_view coding);

// Whether If-None-Match names the tag (given with its quotes), weakly compared, or is "*".
bool matches_etag(std::string_view header, std::string_view etag);

// A tag, without quotes, that changes with the bytes: the beginning of their SHA-256.
std::string content_tag(std::string_view bytes);

// The bytes as gzip (RFC 1952); for small texts that are made at run time.
std::string gzip(std::string_view bytes);

}  // namespace madoguchi::server
