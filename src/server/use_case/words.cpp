// The words of users; see words.h.
#include "server/use_case/words.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "form/value.h"

namespace madoguchi::server {
namespace {

constexpr std::uintmax_t max_table_bytes = 1 << 20;

using Table = std::map<std::string, std::string, std::less<>>;

// Adds a file's words; the sentence that says what is wrong with it, or nothing.
std::string add_table(const std::filesystem::path& file, Table& words) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  if (fault || size > max_table_bytes) return "The words in " + file.string() + " cannot be read.";
  std::ifstream stream(file, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto table = form::parse_json(json);
  if (!stream || !table || table->as_object() == nullptr) {
    return "The words in " + file.string() + " are no JSON object.";
  }
  for (const auto& [key, value] : *table->as_object()) {
    if (value.as_string() == nullptr) return "The word " + key + " in " + file.string() + " is no text.";
    if (!words.emplace(key, *value.as_string()).second) return "The word " + key + " is there twice.";
  }
  return {};
}

}  // namespace

Result<Words, std::string> Words::load(const std::filesystem::path& assets) {
  const std::filesystem::path folder = assets / "locale" / "ja";
  std::error_code fault;
  std::vector<std::filesystem::path> files{assets / "paper" / "ja.json"};
  for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  if (fault) return Failure{"The folder of words " + folder.string() + " cannot be read: " + fault.message()};
  Words words;
  for (const std::filesystem::path& file : files) {
    std::string sentence = add_table(file, words.words_);
    if (!sentence.empty()) return Failure{std::move(sentence)};
  }
  return words;
}

std::string Words::text(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? std::string(key) : found->second;
}

std::string Words::text(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) const {
  const std::string pattern = text(key);
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return filled + pattern.substr(at);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == name; });
    filled.append(pattern, at, open - at);
    filled += value == values.end() ? pattern.substr(open, close - open + 1) : value->second;
    at = close + 1;
  }
  return filled;
}

bool Words::knows(std::string_view key) const { return words_.find(key) != words_.end(); }

const Words& words_of(const Context& context) {
  if (!context.settings.words) throw std::logic_error("The words of users were not read.");
  return *context.settings.words;
}

}  // namespace madoguchi::server
