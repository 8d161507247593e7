// client::FilePicker over files on the disk: chosen in a dialog or dropped onto the window, named by handles.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "client/ports.h"
#include "platform/desktop/file_dialog.h"

namespace madoguchi::platform::desktop {

class Files final : public client::FilePicker {
 public:
  explicit Files(Mailbox& mailbox) : dialog_(mailbox) {}

  void choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) override;
  void read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
            std::function<void(std::optional<std::vector<std::byte>>)> done) override;
  void release(int handle) override { paths_.erase(handle); }

  std::vector<client::ChosenFile> keep(
      const std::vector<std::string>& paths);  // folders and what cannot be read are left out
  std::optional<std::string> path(int handle) const;

 private:
  FileDialog dialog_;
  int last_handle_ = 0;
  std::map<int, std::string> paths_;
};

}  // namespace madoguchi::platform::desktop
