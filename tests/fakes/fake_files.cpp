// See fake_files.h.
#include "fakes/fake_files.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace madoguchi::fakes {

client::ChosenFile FakeFiles::add(std::string name, std::string bytes) {
  const std::uint64_t size_bytes = bytes.size();
  files_[++last_handle_] = std::move(bytes);
  return {last_handle_, std::move(name), size_bytes};
}

const std::string* FakeFiles::find(int handle) const {
  const auto found = files_.find(handle);
  return found == files_.end() || released(handle) ? nullptr : &found->second;
}

void FakeFiles::choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) {
  last_accept_ = accept;
  done(std::exchange(choice_, {}));
}

std::optional<std::vector<std::byte>> FakeFiles::slice(int handle, std::uint64_t offset_bytes,
                                                       std::uint64_t size_bytes) {
  const std::string* bytes = find(handle);
  if (!bytes || offset_bytes + size_bytes > bytes->size()) return std::nullopt;
  largest_read_bytes_ = std::max(largest_read_bytes_, size_bytes);
  read_bytes_ += size_bytes;
  std::vector<std::byte> copy(static_cast<std::size_t>(size_bytes));
  if (!copy.empty()) std::memcpy(copy.data(), bytes->data() + offset_bytes, copy.size());
  return copy;
}

void FakeFiles::read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                     std::function<void(std::optional<std::vector<std::byte>>)> done) {
  auto answer = [this, handle, offset_bytes, size_bytes, done = std::move(done)] {
    done(slice(handle, offset_bytes, size_bytes));
  };
  if (later_)
    waiting_.push_back(std::move(answer));
  else
    answer();
}

void FakeFiles::answer_reads() {
  while (!waiting_.empty()) {
    const auto answer = std::move(waiting_.front());
    waiting_.pop_front();
    answer();
  }
}

}  // namespace madoguchi::fakes
