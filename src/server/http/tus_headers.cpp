// tus headers; see tus_headers.h. Base64 is libsodium's.
#include "server/http/tus_headers.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <ctime>

#include "text/fold.h"

namespace madoguchi::server {
namespace {

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                       text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t size = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, size);
  if (text.empty() || error != std::errc() || stopped != end) return std::nullopt;
  return size;
}

std::optional<std::string> parse_filename(std::string_view metadata) {
  while (!metadata.empty()) {
    const auto comma = metadata.find(',');
    const std::string_view pair = text::trim(metadata.substr(0, comma));
    metadata = comma == std::string_view::npos ? std::string_view() : metadata.substr(comma + 1);
    const auto space = pair.find(' ');
    if (pair.substr(0, space) != "filename") continue;
    if (space == std::string_view::npos) return std::string();
    return decode_base64(pair.substr(space + 1));
  }
  return std::string();
}

std::string filename_metadata(std::string_view name) {
  std::string encoded(sodium_base64_encoded_len(name.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  encoded.pop_back();  // the terminating NUL that the length counts
  return "filename " + encoded;
}

Result<Checksum, std::string_view> parse_checksum(std::string_view header) {
  const auto space = header.find(' ');
  const std::string_view name = header.substr(0, space);
  if (name != "sha1" && name != "sha256") return Failure<std::string_view>{"upload.checksum_unsupported"};
  const auto algorithm = name == "sha1" ? ChecksumAlgorithm::sha1 : ChecksumAlgorithm::sha256;
  const auto digest =
      space == std::string_view::npos ? std::nullopt : decode_base64(text::trim(header.substr(space + 1)));
  const std::size_t expected_bytes = algorithm == ChecksumAlgorithm::sha1 ? 20 : 32;
  if (!digest || digest->size() != expected_bytes) return Failure<std::string_view>{"tus.header_malformed"};
  return Checksum{algorithm, std::vector<unsigned char>(digest->begin(), digest->end())};
}

std::string http_date(std::int64_t ms_since_epoch) {
  const std::time_t seconds = static_cast<std::time_t>(ms_since_epoch / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::array<char, 40> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return std::string(text.data(), size);
}

}  // namespace madoguchi::server
