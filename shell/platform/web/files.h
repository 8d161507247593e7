// client::FilePicker over the browser's File objects. Partner of web/files.js.
#pragma once

#include <functional>
#include <map>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::platform::web {

class Files final : public client::FilePicker {
 public:
  void choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) override;
  void read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
            std::function<void(std::optional<std::vector<std::byte>>)> done) override;
  void release(int handle) override;

  // From the page.
  void chosen(unsigned id, std::string_view list);
  void was_read(unsigned id, std::optional<std::vector<std::byte>> bytes);

 private:
  unsigned last_id_ = 0;
  std::map<unsigned, std::function<void(std::vector<client::ChosenFile>)>> choosing_;
  std::map<unsigned, std::function<void(std::optional<std::vector<std::byte>>)>> reading_;
};

// A line a file: handle, size in bytes, name, separated by tabs.
std::vector<client::ChosenFile> parse_file_list(std::string_view list);

}  // namespace madoguchi::platform::web
