// client::LocalStore: one small JSON file in the person's data folder (XDG Base Directory Specification).
#pragma once

#include <filesystem>
#include <map>

#include "client/ports.h"

namespace madoguchi::platform::desktop {

class LocalStore final : public client::LocalStore {
 public:
  LocalStore();
  std::optional<std::string> get(std::string_view key) override;
  bool set(std::string_view key, std::string_view value) override;
  void remove(std::string_view key) override;
  std::vector<std::string> keys(std::string_view beginning) override;

 private:
  bool write() const;

  std::filesystem::path file_;  // empty: no home folder; then nothing is kept
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace madoguchi::platform::desktop
