// OpenSSL's EVP digests; see digest.h.
#include "server/http/digest.h"

#include <openssl/evp.h>

#include <new>
#include <stdexcept>

namespace madoguchi::server {

RunningDigest::RunningDigest(ChecksumAlgorithm algorithm) : state_(EVP_MD_CTX_new()) {
  if (!state_) throw std::bad_alloc();
  const EVP_MD* kind = algorithm == ChecksumAlgorithm::sha1 ? EVP_sha1() : EVP_sha256();
  if (EVP_DigestInit_ex(state_, kind, nullptr) != 1) throw std::runtime_error("the digest cannot be started");
}

RunningDigest::~RunningDigest() { EVP_MD_CTX_free(state_); }

void RunningDigest::add(std::span<const std::byte> bytes) { EVP_DigestUpdate(state_, bytes.data(), bytes.size()); }

std::vector<unsigned char> RunningDigest::finish() {
  std::vector<unsigned char> digest(EVP_MAX_MD_SIZE);
  unsigned size = 0;
  EVP_DigestFinal_ex(state_, digest.data(), &size);
  digest.resize(size);
  return digest;
}

}  // namespace madoguchi::server
