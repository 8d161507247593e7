// Reading a secret; see secret_file.h.
#include "server/program/secret_file.h"

#include <fstream>

namespace madoguchi::server {

Result<std::string, std::string> read_secret(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string secret;
  if (!std::getline(in, secret)) return Failure{"cannot read a secret from " + file.string()};
  if (secret.ends_with('\r')) secret.pop_back();
  if (secret.empty()) return Failure{"there is no secret in " + file.string()};
  return secret;
}

}  // namespace madoguchi::server
