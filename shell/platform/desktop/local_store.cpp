// The file is read once and written whole, beside the old one first, so that it is never half there. Failing to write
// is silent, as in a browser.
#include "platform/desktop/local_store.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace madoguchi::platform::desktop {
namespace {

std::filesystem::path data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') return data;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
    return std::filesystem::path(home) / ".local" / "share";
  }
  return {};
}

}  // namespace

LocalStore::LocalStore() {
  const std::filesystem::path folder = data_folder();
  if (folder.empty()) return;
  file_ = folder / "madoguchi" / "desktop.json";
  std::ifstream stream(file_, std::ios::binary);
  const nlohmann::json json = nlohmann::json::parse(stream, nullptr, false);
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.items()) {
    if (value.is_string()) values_[key] = value.get<std::string>();
  }
}

std::optional<std::string> LocalStore::get(std::string_view key) {
  const auto found = values_.find(key);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

bool LocalStore::set(std::string_view key, std::string_view value) {
  values_[std::string(key)] = value;
  return write();
}

void LocalStore::remove(std::string_view key) {
  const auto found = values_.find(key);
  if (found == values_.end()) return;
  values_.erase(found);
  write();
}

std::vector<std::string> LocalStore::keys(std::string_view beginning) {
  std::vector<std::string> found;
  for (auto place = values_.lower_bound(beginning); place != values_.end() && place->first.starts_with(beginning);
       ++place)
    found.push_back(place->first);
  return found;
}

bool LocalStore::write() const {
  if (file_.empty()) return false;
  std::error_code error;
  std::filesystem::create_directories(file_.parent_path(), error);
  const std::filesystem::path fresh = file_.string() + ".new";
  {
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << nlohmann::json(values_).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    if (!stream.flush()) return false;
  }
  std::filesystem::rename(fresh, file_, error);
  return !error;
}

}  // namespace madoguchi::platform::desktop
