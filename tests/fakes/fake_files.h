// A file picker over files in memory: a test says what the person chooses, and may take a file away again.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "client/ports.h"

namespace madoguchi::fakes {

class FakeFiles final : public client::FilePicker {
 public:
  // A new file on the person's disk.
  client::ChosenFile add(std::string name, std::string bytes);
  void vanish(int handle) { files_.erase(handle); }  // deleted or changed: can no longer be read
  void will_choose(std::vector<client::ChosenFile> files) { choice_ = std::move(files); }  // in the next dialog

  const std::string* find(int handle) const;
  bool released(int handle) const { return released_.count(handle) != 0; }
  const std::string& last_accept() const { return last_accept_; }
  std::uint64_t largest_read_bytes() const { return largest_read_bytes_; }
  std::uint64_t read_bytes() const { return read_bytes_; }  // in all

  // With `later`, reads are answered by answer_reads() only.
  void answer_later(bool later) { later_ = later; }
  void answer_reads();

  void choose(std::string_view accept, std::function<void(std::vector<client::ChosenFile>)> done) override;
  void read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
            std::function<void(std::optional<std::vector<std::byte>>)> done) override;
  void release(int handle) override { released_.insert(handle); }

 private:
  std::optional<std::vector<std::byte>> slice(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes);

  std::map<int, std::string> files_;
  std::set<int> released_;
  std::vector<client::ChosenFile> choice_;
  std::deque<std::function<void()>> waiting_;
  std::string last_accept_;
  std::uint64_t largest_read_bytes_ = 0;
  std::uint64_t read_bytes_ = 0;
  int last_handle_ = 0;
  bool later_ = false;
};

}  // namespace madoguchi::fakes
