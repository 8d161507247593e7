// madoguchi-inspect FILE…: says of each file what it is, or why it would not be taken, as a line of JSON in the order
// of the arguments. All deciding is the document room's; this reads files and prints.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/recognition.h"

namespace {

namespace document = madoguchi::document;

constexpr std::string_view usage =
    "Usage: madoguchi-inspect FILE...\n"
    "\n"
    "Prints a line of JSON for each FILE, in order:\n"
    "  {\"file\":\"a.pdf\",\"kind\":\"pdf\"}\n"
    "  {\"file\":\"b.xlsx\",\"code\":\"document.macros\",\"params\":{\"detected\":\"xlsx\"}}\n"
    "\n"
    "Kinds are pdf, png, xls and xlsx. A file that cannot be read has the code document.unreadable.\n"
    "\n"
    "  --help  print this and exit\n"
    "  --      what follows is files, even if it begins with a dash\n"
    "\n"
    "Exit status: 0 when every file would be taken, 1 when one would not, 2 for wrong usage.\n";

class FileSource final : public document::ByteSource {
 public:
  FileSource(const std::filesystem::path& path, std::uint64_t size_bytes)
      : size_bytes_(size_bytes), stream_(path, std::ios::binary) {}

  std::uint64_t size_bytes() const override { return size_bytes_; }

  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset_bytes));
    stream_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
    return stream_.gcount() == static_cast<std::streamsize>(into.size());
  }

  bool is_open() const { return stream_.is_open(); }

 private:
  std::uint64_t size_bytes_;
  std::ifstream stream_;
};

document::Recognition unreadable() { return {std::nullopt, document::Refusal{"document.unreadable", {}, {}}}; }

document::Recognition inspect(const std::string& argument) {
  const std::filesystem::path path(argument);
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return unreadable();
  const std::uintmax_t size_bytes = std::filesystem::file_size(path, error);
  if (error) return unreadable();
  FileSource source(path, size_bytes);
  if (!source.is_open()) return unreadable();
  return document::recognise(source, path.filename().string());
}

nlohmann::ordered_json as_json(const std::string& argument, const document::Recognition& outcome) {
  nlohmann::ordered_json line;
  line["file"] = argument;
  if (outcome.kind) {
    line["kind"] = document::kind_name(*outcome.kind);
    return line;
  }
  line["code"] = outcome.refusal->code;
  nlohmann::ordered_json params = nlohmann::ordered_json::object();
  for (const auto& [name, text] : outcome.refusal->text_params) params[name] = text;
  for (const auto& [name, number] : outcome.refusal->number_params) params[name] = number;
  line["params"] = std::move(params);
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  bool options_end = false;
  for (int index = 1; index < argc; ++index) {
    const std::string argument = argv[index];
    if (options_end || argument.size() < 2 || argument.front() != '-') {
      files.push_back(argument);
    } else if (argument == "--") {
      options_end = true;
    } else if (argument == "--help" || argument == "-h") {
      std::cout << usage;
      return 0;
    } else {
      std::cerr << "madoguchi-inspect: unknown option " << argument << "\n\n" << usage;
      return 2;
    }
  }
  if (files.empty()) {
    std::cerr << usage;
    return 2;
  }
  bool all_taken = true;
  for (const std::string& file : files) {
    const document::Recognition outcome = inspect(file);
    all_taken = all_taken && outcome.kind.has_value();
    // File names may be any bytes; what is no UTF-8 in them is replaced.
    std::cout << as_json(file, outcome).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
  std::cout.flush();
  return all_taken ? 0 : 1;
}
