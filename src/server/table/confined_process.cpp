// posix_spawn, a pipe and poll; see confined_process.h.
#include "server/table/confined_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace madoguchi::server {
namespace {

using End = ConfinedOutcome::End;
using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  void close() {
    if (const int number = std::exchange(number_, -1); number >= 0) ::close(number);
  }

 private:
  int number_;
};

// What the child begins with: the file, the pipe, nothing for what it complains about, and default signals.
class SpawnPlan {
 public:
  SpawnPlan(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  // The child's id, or -1.
  pid_t start(const ConfinedJob& job) const {
    std::vector<std::string> words{job.program};
    words.insert(words.end(), job.arguments.begin(), job.arguments.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    char* environment[] = {nullptr};
    pid_t child = -1;
    const int fault =
        ::posix_spawn(&child, job.program.c_str(), &actions_, &attributes_, arguments.data(), environment);
    return fault == 0 ? child : -1;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Reads until the other end is closed (done) or something has to be stopped.
End read_all(int pipe, const ConfinedJob& job, Clock::time_point deadline, std::string& output) {
  std::array<char, 16 * 1024> piece;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return End::late;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0) return End::late;
    const ssize_t count = ready < 0 ? -1 : ::read(pipe, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return End::failed;
    if (count == 0) return End::done;
    if (static_cast<std::size_t>(count) > job.max_output_bytes - output.size()) return End::talkative;
    output.append(piece.data(), static_cast<std::size_t>(count));
  }
}

// Whether the child ended by itself in time; one that closed its output and goes on has nothing left to say.
bool has_ended(pid_t child, Clock::time_point deadline, int& status) {
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() >= deadline) return false;
    ::poll(nullptr, 0, 1);
  }
  return true;
}

void stop(pid_t child) {
  ::kill(child, SIGKILL);
  int ignored = 0;
  while (::waitpid(child, &ignored, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

ConfinedOutcome run_confined(const ConfinedJob& job, int input_descriptor) {
  const Clock::time_point deadline = Clock::now() + job.patience;
  ConfinedOutcome outcome;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return outcome;
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const pid_t child = SpawnPlan(input_descriptor, writing.number()).start(job);
  if (child < 0) return outcome;
  writing.close();  // the child's is the only one now: its end is seen

  int status = 0;
  outcome.end = read_all(reading.number(), job, deadline, outcome.output);
  if (outcome.end != End::done) {
    stop(child);
  } else if (!has_ended(child, deadline, status)) {
    stop(child);
    outcome.end = End::late;
  } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    outcome.end = End::failed;
  }
  return outcome;
}

}  // namespace madoguchi::server
