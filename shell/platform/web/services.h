// The client's small ports over the browser: clock, local store, digest, random identifiers. Each has a file of its own
// beside this one and a partner in web/ (clock.js, local_store.js, digest.js, random.js).
#pragma once

#include <functional>
#include <map>

#include "client/ports.h"

namespace madoguchi::platform::web {

class Clock final : public client::Clock {
 public:
  std::int64_t now_ms() const override;
  std::uint32_t after(int delay_ms, std::function<void()> due) override;
  void cancel(std::uint32_t id) override;
  void fire(std::uint32_t id);  // from the page

 private:
  std::uint32_t last_id_ = 0;
  std::map<std::uint32_t, std::function<void()>> due_;
};

class LocalStore final : public client::LocalStore {
 public:
  std::optional<std::string> get(std::string_view key) override;
  bool set(std::string_view key, std::string_view value) override;
  void remove(std::string_view key) override;
  std::vector<std::string> keys(std::string_view beginning) override;
};

class Digest final : public client::Digest {
 public:
  void sha256(std::string bytes, std::function<void(std::string)> done) override;
  void answered(unsigned id, std::string hex);  // from the page

 private:
  unsigned last_id_ = 0;
  std::map<unsigned, std::function<void(std::string)>> running_;
};

class Random final : public client::Random {
 public:
  std::string uuid() override;
};

}  // namespace madoguchi::platform::web
