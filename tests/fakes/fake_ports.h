// The small ports in memory: store, digest, random. The digest is none: it only tells texts apart, as a test needs.
#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "client/ports.h"

namespace madoguchi::fakes {

class MemoryStore final : public client::LocalStore {
 public:
  std::optional<std::string> get(std::string_view key) override {
    const auto found = texts_.find(key);
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }
  bool set(std::string_view key, std::string_view value) override {
    if (!full_) texts_[std::string(key)] = value;
    return !full_;
  }
  void remove(std::string_view key) override {
    if (const auto found = texts_.find(key); found != texts_.end()) texts_.erase(found);
  }
  std::vector<std::string> keys(std::string_view beginning) override {
    std::vector<std::string> found;
    for (const auto& [key, text] : texts_)
      if (key.compare(0, beginning.size(), beginning) == 0) found.push_back(key);
    return found;
  }
  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }
  void fill(bool full) { full_ = full; }  // takes nothing more

 private:
  std::map<std::string, std::string, std::less<>> texts_;
  bool full_ = false;
};

// A private window: nothing stays.
class FailingStore final : public client::LocalStore {
 public:
  std::optional<std::string> get(std::string_view) override { return std::nullopt; }
  bool set(std::string_view, std::string_view) override { return false; }
  void remove(std::string_view) override {}
  std::vector<std::string> keys(std::string_view) override { return {}; }
};

// 64 hexadecimal digits that differ where texts differ (FNV-1a with four beginnings); no cryptography.
inline std::string telling_digest(std::string_view text) {
  std::string digits;
  for (std::uint64_t part = 0; part < 4; ++part) {
    std::uint64_t hash = 14695981039346656037ULL + part;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
    digits += hex;
  }
  return digits;
}

class FakeDigest final : public client::Digest {
 public:
  void sha256(std::string bytes, std::function<void(std::string)> done) override { done(telling_digest(bytes)); }
};

// Identifiers that count: 00000000-0000-4000-8000-000000000001 and on.
class CountingRandom final : public client::Random {
 public:
  std::string uuid() override {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", ++count_);
    return text;
  }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

}  // namespace madoguchi::fakes
