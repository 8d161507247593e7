// See fingerprint.h.
#include "client/fingerprint.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace madoguchi::client {
namespace {

constexpr std::uint64_t end_bytes = 64 * 1024;

using Bytes = std::optional<std::vector<std::byte>>;

void append(std::string& text, const std::vector<std::byte>& bytes) {
  text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace

void take_fingerprint(FilePicker& files, Digest& digest, const ChosenFile& file,
                      std::function<void(std::string)> done) {
  const std::uint64_t head = std::min(file.size_bytes, end_bytes);
  const std::uint64_t tail = std::min(file.size_bytes - head, end_bytes);
  files.read(file.handle, 0, head, [&files, &digest, file, tail, done = std::move(done)](Bytes first) {
    if (!first) return done({});
    std::string text;
    append(text, *first);
    if (tail == 0) return digest.sha256(std::move(text), done);
    files.read(file.handle, file.size_bytes - tail, tail, [&digest, text = std::move(text), done](Bytes last) mutable {
      if (!last) return done({});
      append(text, *last);
      digest.sha256(std::move(text), done);
    });
  });
}

}  // namespace madoguchi::client
