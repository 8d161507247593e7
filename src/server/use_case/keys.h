// The installation's secrets and what is made with them, all by libsodium: keyed hashes of sensitive answers (D5), password
// hashes (Argon2id, D2), random tokens. The key file is made at the first start, readable by its owner only.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "text/result.h"

namespace madoguchi::server {

class Keys {
 public:
  // Reads `file`, or makes it with fresh random bytes (mode 0600). The error is a sentence for the log.
  static Result<Keys, std::string> open(const std::filesystem::path& file);

  // BLAKE2b, 256 bits, keyed, in hex. `purpose` keeps hashes of different things apart.
  std::string keyed_hash(std::string_view purpose, std::string_view text) const;

  std::string hash_password(std::string_view password) const;                              // Argon2id, moderate cost
  bool password_matches(std::string_view stored_hash, std::string_view password) const;
  std::string random_token() const;                                                         // 256 bits, base64url
  std::string sha256_hex(std::string_view bytes) const;

 private:
  std::array<unsigned char, 32> key_{};
};

}  // namespace madoguchi::server
