// What stands where in the data folder: one place for the server and for the subcommands that work beside it.
#pragma once

#include <filesystem>

namespace madoguchi::server {

inline std::filesystem::path database_file(const std::filesystem::path& data_folder) {
  return data_folder / "madoguchi.db";
}
inline std::filesystem::path key_file(const std::filesystem::path& data_folder) {
  return data_folder / "madoguchi.key";
}
inline std::filesystem::path uploads_folder(const std::filesystem::path& data_folder) {
  return data_folder / "uploads";
}
inline std::filesystem::path mail_folder(const std::filesystem::path& data_folder) { return data_folder / "mail"; }

// In the folder of assets.
inline std::filesystem::path forms_folder(const std::filesystem::path& assets_folder) {
  return assets_folder / "forms";
}
inline std::filesystem::path mail_templates_folder(const std::filesystem::path& assets_folder) {
  return assets_folder / "mail" / "ja";
}
inline std::filesystem::path content_folder(const std::filesystem::path& assets_folder) {
  return assets_folder / "content" / "ja";
}
inline std::filesystem::path demo_folder(const std::filesystem::path& assets_folder) { return assets_folder / "demo"; }

}  // namespace madoguchi::server
