// A running digest by OpenSSL, for the checksums of tus.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "server/http/tus_headers.h"

struct evp_md_ctx_st;

namespace madoguchi::server {

class RunningDigest {
 public:
  explicit RunningDigest(ChecksumAlgorithm algorithm);
  ~RunningDigest();
  RunningDigest(const RunningDigest&) = delete;
  RunningDigest& operator=(const RunningDigest&) = delete;

  void add(std::span<const std::byte> bytes);
  std::vector<unsigned char> finish();  // once

 private:
  evp_md_ctx_st* state_;
};

}  // namespace madoguchi::server
