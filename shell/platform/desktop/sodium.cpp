// Both answer at once.
#include "platform/desktop/sodium.h"

#include <sodium.h>

#include <array>

namespace madoguchi::platform::desktop {
namespace {

template <std::size_t size>
std::string to_hex(const std::array<unsigned char, size>& bytes) {
  std::array<char, size * 2 + 1> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
}

}  // namespace

void Digest::sha256(std::string bytes, std::function<void(std::string)> done) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  done(to_hex(hash));
}

std::string Random::uuid() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);  // RFC 9562: version 4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);  // and its variant
  std::string text = to_hex(bytes);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

}  // namespace madoguchi::platform::desktop
