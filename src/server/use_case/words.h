// The words of users on the server: the same locale tables that the client has (assets/locale/ja), and those that only
// papers have (assets/paper/ja.json). Read once at the start.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/use_case/context.h"
#include "text/result.h"

namespace madoguchi::server {

class Words {
 public:
  // Reads the tables of a folder of assets; each is an object of texts, none above a megabyte. The error is a sentence
  // for the log.
  static Result<Words, std::string> load(const std::filesystem::path& assets);

  // An unknown key is its own text, so that a missing word is seen and stops nothing.
  std::string text(std::string_view key) const;
  // The same with each {name} replaced.
  std::string text(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) const;
  bool knows(std::string_view key) const;

 private:
  std::map<std::string, std::string, std::less<>> words_;
};

// Those of the installation.
const Words& words_of(const Context& context);

}  // namespace madoguchi::server
