// A file dialog of the desktop environment, as a program of its own: GLFW has none. zenity or kdialog, whichever is
// there.
#pragma once

#include <sys/types.h>

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/desktop/mailbox.h"

namespace madoguchi::platform::desktop {

class FileDialog {
 public:
  explicit FileDialog(Mailbox& mailbox) : mailbox_(mailbox) {}
  ~FileDialog();  // closes a dialog that still stands
  FileDialog(const FileDialog&) = delete;
  FileDialog& operator=(const FileDialog&) = delete;

  // `accept` as HTML's attribute. `done` gets the chosen paths, none when the person cancelled or another dialog
  // stands; on the main thread.
  void open(std::string_view accept, std::function<void(std::vector<std::string>)> done);

 private:
  void close();

  Mailbox& mailbox_;
  std::mutex mutex_;
  pid_t child_ = 0;
  std::jthread waiting_;
};

}  // namespace madoguchi::platform::desktop
