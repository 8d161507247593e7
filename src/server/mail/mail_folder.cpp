// Writing mails into files; see mail_folder.h.
#include "server/mail/mail_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace madoguchi::server {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  bool ok() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// Whole, on the disk and in its place, or not there: it counts as sent after that.
bool write_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes) {
  std::error_code fault;
  if (std::filesystem::create_directories(folder, fault))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
  const std::filesystem::path unfinished = folder / (name + ".part");
  const Descriptor file(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!file.ok() || !write_all(file.number(), bytes) || ::fsync(file.number()) != 0) return false;
  if (::rename(unfinished.c_str(), (folder / name).c_str()) != 0) return false;
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return directory.ok() && ::fsync(directory.number()) == 0;
}

}  // namespace

Delivery MailFolder::deliver(const std::string& id, const ComposedMail& mail) {
  if (write_file(folder_, id + ".eml", mail.bytes)) return {};
  return {Delivery::State::later, "file: " + std::system_category().message(errno)};
}

}  // namespace madoguchi::server
