// client::Digest and client::Random over libsodium.
#pragma once

#include "client/ports.h"

namespace madoguchi::platform::desktop {

class Digest final : public client::Digest {
 public:
  void sha256(std::string bytes, std::function<void(std::string)> done) override;
};

class Random final : public client::Random {
 public:
  std::string uuid() override;
};

}  // namespace madoguchi::platform::desktop
