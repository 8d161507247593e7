// The end record is looked for from the end on, as every reader does; bytes behind it are tolerated. All numbers come
// from the file and are checked against its size before anything is read by them.
#include "document/zip_directory.h"

#include <algorithm>
#include <array>
#include <limits>

#include "document/recognition.h"

namespace madoguchi::document {
namespace {

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t zip64_record_bytes = 56;
constexpr std::size_t header_bytes = 46;
constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t tail_bytes = 65'535 + end_record_bytes + locator_bytes;
constexpr std::size_t max_name_bytes = 512;
constexpr std::uint32_t in_zip64_32 = 0xFFFFFFFF;
constexpr std::uint64_t short_count_mask = 0xFFFF;

std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) {
  return b > std::numeric_limits<std::uint64_t>::max() - a ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

}  // namespace

std::string normal_zip_name(std::string_view raw) {
  std::string name;
  if (raw.size() > max_name_bytes) return name;
  for (const char c : raw) {
    const char plain = c == '\\' ? '/' : ascii_lower(c);
    if (plain != '/' || !name.empty()) name.push_back(plain);
  }
  return name;
}

ZipDirectory::Progress ZipDirectory::load(Reader& reader) {
  for (;;) {
    Progress progress = Progress::loaded;
    if (stage_ == Stage::tail) {
      progress = find_end(reader);
    } else if (stage_ == Stage::zip64) {
      progress = read_zip64(reader);
    } else if (stage_ == Stage::entries) {
      progress = place_ < end_ ? read_entry(reader) : finish();
    } else {
      return Progress::loaded;
    }
    if (progress != Progress::loaded) return progress;
  }
}

ZipDirectory::Progress ZipDirectory::find_end(Reader& reader) {
  const std::uint64_t size = reader.size_bytes();
  std::vector<std::byte> tail(static_cast<std::size_t>(std::min<std::uint64_t>(size, tail_bytes)));
  const std::uint64_t tail_at = size - tail.size();
  if (!reader.read(tail_at, tail)) return Progress::waiting;
  for (std::size_t at = tail.size(); at-- > 0;) {
    const Bytes record = Bytes(tail).subspan(at);
    if (record.size() < end_record_bytes || !starts_with(record, "PK\5\6")) continue;
    if (record.size() < end_record_bytes + le16(record, 20)) continue;  // its comment is cut off: no end record
    const std::uint64_t record_at = tail_at + at;
    const bool has_locator = at >= locator_bytes && starts_with(Bytes(tail).subspan(at - locator_bytes), "PK\6\7");
    declared_entries_ = le16(record, 10);
    begin_ = le32(record, 16);
    end_ = begin_ + le32(record, 12);
    if (has_locator) {
      zip64_record_ = le64(tail, at - locator_bytes + 8);
      stage_ = Stage::zip64;
      return zip64_record_ < record_at ? Progress::loaded : Progress::damaged;
    }
    if (end_ > record_at) continue;
    if (le16(record, 4) != 0 || le16(record, 6) != 0) return Progress::damaged;  // one of several disks
    place_ = begin_;
    stage_ = Stage::entries;
    return Progress::loaded;
  }
  return Progress::damaged;
}

ZipDirectory::Progress ZipDirectory::read_zip64(Reader& reader) {
  std::array<std::byte, zip64_record_bytes> record{};
  if (!reader.has(zip64_record_, record.size())) return Progress::damaged;
  if (!reader.read(zip64_record_, record)) return Progress::waiting;
  if (!starts_with(record, "PK\6\6")) return Progress::damaged;
  declared_entries_ = le64(record, 32);
  wide_count_ = true;
  begin_ = le64(record, 48);
  const std::uint64_t size = le64(record, 40);
  if (begin_ > zip64_record_ || size > zip64_record_ - begin_) return Progress::damaged;
  end_ = begin_ + size;
  place_ = begin_;
  stage_ = Stage::entries;
  return Progress::loaded;
}

ZipDirectory::Progress ZipDirectory::read_entry(Reader& reader) {
  if (std::max<std::uint64_t>(declared_entries_, entries_.size() + 1) > max_zip_entries) {
    declared_entries_ = std::max<std::uint64_t>(declared_entries_, entries_.size() + 1);
    return Progress::too_many;
  }
  std::array<std::byte, header_bytes> header{};
  if (end_ - place_ < header.size()) return Progress::damaged;
  if (!reader.read(place_, header)) return Progress::waiting;
  if (starts_with(header, "PK\5\5")) {  // the directory's signature ends it
    end_ = place_;
    return Progress::loaded;
  }
  if (!starts_with(header, "PK\1\2")) return Progress::damaged;
  const std::size_t name_bytes = le16(header, 28);
  const std::size_t extra_bytes = le16(header, 30);
  const std::uint64_t whole = header.size() + name_bytes + extra_bytes + le16(header, 32);
  if (whole > end_ - place_) return Progress::damaged;
  std::vector<std::byte> name(std::min(name_bytes, max_name_bytes + 1));
  std::vector<std::byte> extra(extra_bytes);
  if (!reader.read(place_ + header.size(), name)) return Progress::waiting;
  if (!reader.read(place_ + header.size() + name_bytes, extra)) return Progress::waiting;

  ZipEntry entry;
  entry.name = normal_zip_name(text_of(name));
  entry.flags = le16(header, 8);
  entry.method = le16(header, 10);
  entry.crc = le32(header, 16);
  entry.packed_bytes = le32(header, 20);
  entry.unpacked_bytes = le32(header, 24);
  entry.local_offset = le32(header, 42);
  entry.raw_name_bytes = static_cast<std::uint32_t>(name_bytes);
  if (!take_extra(entry, extra)) return Progress::damaged;
  unpacked_bytes_ = saturating_sum(unpacked_bytes_, entry.unpacked_bytes);
  entries_.push_back(std::move(entry));
  place_ += whole;
  return Progress::loaded;
}

// The ZIP64 extra field holds, in this order, those numbers that did not fit. False where one of them is not there.
bool ZipDirectory::take_extra(ZipEntry& entry, Bytes extra) const {
  std::array<std::uint64_t*, 3> wide = {
      entry.unpacked_bytes == in_zip64_32 ? &entry.unpacked_bytes : nullptr,
      entry.packed_bytes == in_zip64_32 ? &entry.packed_bytes : nullptr,
      entry.local_offset == in_zip64_32 ? &entry.local_offset : nullptr,
  };
  const bool needs_wide = std::any_of(wide.begin(), wide.end(), [](const std::uint64_t* w) { return w != nullptr; });
  while (needs_wide && extra.size() >= 4) {
    const std::uint32_t id = le16(extra, 0);
    const std::size_t size = le16(extra, 2);
    if (size > extra.size() - 4) return false;
    Bytes data = extra.subspan(4, size);
    extra = extra.subspan(4 + size);
    if (id != 0x0001) continue;
    for (std::uint64_t* number : wide) {
      if (number == nullptr) continue;
      if (data.size() < 8) return false;
      *number = le64(data, 0);
      data = data.subspan(8);
    }
    return true;
  }
  return !needs_wide;
}

ZipDirectory::Progress ZipDirectory::finish() {
  const bool count_fits =
      wide_count_ ? declared_entries_ == entries_.size() : declared_entries_ == (entries_.size() & short_count_mask);
  if (!count_fits) return Progress::damaged;
  std::sort(entries_.begin(), entries_.end(),
            [](const ZipEntry& a, const ZipEntry& b) { return a.local_offset < b.local_offset; });
  for (std::size_t index = 0; index < entries_.size(); ++index) {
    const ZipEntry& entry = entries_[index];
    const std::uint64_t limit = index + 1 < entries_.size() ? entries_[index + 1].local_offset : begin_;
    const std::uint64_t head = local_header_bytes + entry.raw_name_bytes;
    if (entry.local_offset > limit || limit - entry.local_offset < head) return Progress::damaged;
    if (entry.packed_bytes > limit - entry.local_offset - head) return Progress::damaged;
  }
  stage_ = Stage::loaded;
  return Progress::loaded;
}

const ZipEntry* ZipDirectory::find(std::string_view normal_name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const ZipEntry& entry) { return entry.name == normal_name; });
  return found == entries_.end() ? nullptr : &*found;
}

bool ZipDirectory::has_duplicates() const {
  std::vector<std::string_view> names;
  for (const ZipEntry& entry : entries_) {
    if (!entry.name.empty()) names.emplace_back(entry.name);
  }
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

}  // namespace madoguchi::document
