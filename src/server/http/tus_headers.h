// The headers of tus 1.0.0 (tus.io): reading what clients send, writing what they expect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace madoguchi::server {

inline constexpr std::string_view tus_version = "1.0.0";
inline constexpr std::string_view tus_extensions = "creation,creation-with-upload,termination,checksum,expiration";
inline constexpr std::string_view tus_checksum_algorithms = "sha1,sha256";
inline constexpr std::string_view tus_media_type = "application/offset+octet-stream";

// A whole number without sign, as Upload-Length and Upload-Offset have it.
std::optional<std::uint64_t> parse_size(std::string_view text);

// The value of "filename" in Upload-Metadata; empty where it is not there. Nothing: the header is malformed.
std::optional<std::string> parse_filename(std::string_view metadata);
std::string filename_metadata(std::string_view name);

enum class ChecksumAlgorithm { sha1, sha256 };
struct Checksum {
  ChecksumAlgorithm algorithm;
  std::vector<unsigned char> digest;
};
// The error is the problem's code: upload.checksum_unsupported or tus.header_malformed.
Result<Checksum, std::string_view> parse_checksum(std::string_view header);

// IMF-fixdate (RFC 9110 section 5.6.7), as Date and Upload-Expires have it.
std::string http_date(std::int64_t ms_since_epoch);

}  // namespace madoguchi::server
