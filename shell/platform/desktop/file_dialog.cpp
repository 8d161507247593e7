// Starts the dialog with posix_spawn, reads the paths it prints, a line each, on a thread of its own.
#include "platform/desktop/file_dialog.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <optional>

extern char** environ;

namespace madoguchi::platform::desktop {
namespace {

struct Started {
  pid_t child = 0;
  int output = -1;
};

std::optional<Started> spawn(std::vector<std::string> command) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (error != 0) {
    close(ends[0]);
    return std::nullopt;
  }
  return Started{.child = child, .output = ends[0]};
}

// ".pdf,.png" as "*.pdf *.png".
std::string to_patterns(std::string_view accept) {
  std::string patterns;
  while (!accept.empty()) {
    const std::size_t comma = accept.find(',');
    std::string_view ending = accept.substr(0, comma);
    accept = comma == std::string_view::npos ? std::string_view() : accept.substr(comma + 1);
    while (!ending.empty() && ending.front() == ' ') ending.remove_prefix(1);
    if (ending.empty() || ending.front() != '.') continue;
    if (!patterns.empty()) patterns += ' ';
    patterns += '*';
    patterns += ending;
  }
  return patterns.empty() ? "*" : patterns;
}

std::vector<std::string> read_lines(int descriptor) {
  std::vector<std::string> lines;
  FILE* stream = fdopen(descriptor, "r");
  if (stream == nullptr) {
    close(descriptor);
    return lines;
  }
  char* line = nullptr;
  std::size_t capacity = 0;
  for (ssize_t length = getline(&line, &capacity, stream); length > 0; length = getline(&line, &capacity, stream)) {
    std::string_view text(line, static_cast<std::size_t>(length));
    if (text.back() == '\n') text.remove_suffix(1);
    if (!text.empty()) lines.emplace_back(text);
  }
  std::free(line);
  std::fclose(stream);
  return lines;
}

}  // namespace

FileDialog::~FileDialog() { close(); }

void FileDialog::close() {
  {
    const std::lock_guard lock(mutex_);
    if (child_ != 0) kill(child_, SIGTERM);
  }
  if (waiting_.joinable()) waiting_.join();
}

void FileDialog::open(std::string_view accept, std::function<void(std::vector<std::string>)> done) {
  close();
  const std::string patterns = to_patterns(accept);
  std::optional<Started> started =
      spawn({"zenity", "--file-selection", "--multiple", "--separator=\n", "--file-filter=" + patterns});
  if (!started) {
    started = spawn({"kdialog", "--getopenfilename", "--multiple", "--separate-output", ".", patterns});
  }
  if (!started) {
    std::fputs("neither zenity nor kdialog is installed: drop the files onto the window instead\n", stderr);
    done({});
    return;
  }
  child_ = started->child;
  waiting_ = std::jthread([this, output = started->output, child = started->child, done = std::move(done)] {
    std::vector<std::string> paths = read_lines(output);
    {
      const std::lock_guard lock(mutex_);
      waitpid(child, nullptr, 0);
      child_ = 0;
    }
    mailbox_.post([done, paths = std::move(paths)] { done(paths); });
  });
}

}  // namespace madoguchi::platform::desktop
