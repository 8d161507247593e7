// The installation's secrets and what is made with them, all by libsodium: keyed hashes of sensitive answers (D5),
// password hashes (Argon2id, D2), random tokens. The key file is made at the first start, readable by its owner only.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "text/result.h"

namespace madoguchi::server {

class Keys {
 public:
  // Reads `file`, or makes it with fresh random bytes (mode 0600), on disk before it is used. Two processes may do so
  // at once: both get the same key. The error is a sentence for the log.
  static Result<Keys, std::string> open(const std::filesystem::path& file);

  // BLAKE2b, 256 bits, keyed, in hex. `purpose` keeps hashes of different things apart.
  std::string keyed_hash(std::string_view purpose, std::string_view text) const;

  // Argon2id with 64 MiB and 3 passes: above OWASP's floor (19 MiB, 2 passes), and four log-ins at once still fit a
  // small machine, which libsodium's MODERATE (256 MiB) does not.
  std::string hash_password(std::string_view password) const;
  // An empty hash stands for an account that does not exist: nothing matches it, in the same time.
  bool password_matches(std::string_view stored_hash, std::string_view password) const;
  bool password_needs_rehash(std::string_view stored_hash) const;  // made with another cost than today's

  // XChaCha20-Poly1305 under a key derived from the installation's for this purpose, base64url: what must be read again
  // but not by who gets hold of the database file alone. unseal() gives nothing for what was not sealed so.
  std::string seal(std::string_view purpose, std::string_view plain) const;
  std::optional<std::string> unseal(std::string_view purpose, std::string_view sealed) const;

  std::string random_bytes(std::size_t count) const;
  std::string random_token() const;  // 256 bits, base64url
  std::string random_id() const;     // 128 bits, base64url
  static std::string sha256_hex(std::string_view bytes);

 private:
  Keys() = default;

  std::array<unsigned char, 32> key_{};
};

// Whether two hashes are the same, in a time that does not tell where they differ.
bool same_hash(std::string_view left, std::string_view right);

}  // namespace madoguchi::server
