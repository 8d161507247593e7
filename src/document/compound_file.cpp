// Follows [MS-CFB] as far as readers insist on it: sizes that do not matter for finding the streams are not checked,
// and a last sector may be cut short where no stream needs the rest.
#include "document/compound_file.h"

#include <algorithm>
#include <array>

namespace madoguchi::document {
namespace {

constexpr std::uint32_t last_sector = 0xFFFFFFFA;  // above: marks, not sectors
constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t no_entry = 0xFFFFFFFF;
constexpr std::uint64_t mini_sector_bytes = 64;
constexpr std::uint64_t mini_cutoff_bytes = 4096;  // smaller streams stand in mini sectors
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t max_entries = 65'536;
constexpr std::string_view installer_class = std::string_view("\x84\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 16);

void append_numbers(std::vector<std::uint32_t>& table, Bytes sector) {
  for (std::size_t offset = 0; offset + 4 <= sector.size(); offset += 4) table.push_back(le32(sector, offset));
}

}  // namespace

CompoundFile::Progress CompoundFile::load(Reader& reader) {
  while (stage_ != Stage::loaded) {
    const Progress progress = step(reader);
    if (progress != Progress::loaded) return progress;
  }
  return Progress::loaded;
}

// Loaded here means: one step further.
CompoundFile::Progress CompoundFile::step(Reader& reader) {
  switch (stage_) {
    case Stage::header:
      return load_header(reader);
    case Stage::table_places:
      return load_table_places(reader);
    case Stage::table:
      return load_table(reader);
    case Stage::directory:
      return load_directory(reader);
    case Stage::mini_table:
      return load_mini_table(reader);
    case Stage::loaded:
      break;
  }
  return Progress::loaded;
}

CompoundFile::Progress CompoundFile::load_header(Reader& reader) {
  std::array<std::byte, 512> header{};
  if (!reader.has(0, header.size())) return Progress::damaged;
  if (!reader.read(0, header)) return Progress::waiting;
  const std::uint32_t shift = le16(header, 30);
  if (le16(header, 28) != 0xFFFE || (shift != 9 && shift != 12) || le16(header, 32) != 6) return Progress::damaged;
  sector_bytes_ = std::uint64_t{1} << shift;
  wide_sizes_ = shift == 12;
  if (reader.size_bytes() <= sector_bytes_) return Progress::damaged;
  sectors_ = (reader.size_bytes() - 1) / sector_bytes_;  // the header takes the first place
  table_sectors_ = le32(header, 44);
  directory_start_ = le32(header, 48);
  mini_table_start_ = le32(header, 60);
  next_table_places_ = le32(header, 68);
  if (table_sectors_ == 0 || table_sectors_ > sectors_) return Progress::damaged;
  append_numbers(table_places_, Bytes(header).subspan(76));
  stage_ = Stage::table_places;
  return Progress::loaded;
}

CompoundFile::Progress CompoundFile::load_table_places(Reader& reader) {
  if (table_places_.size() >= table_sectors_) {
    table_places_.resize(static_cast<std::size_t>(table_sectors_));
    stage_ = Stage::table;
    return Progress::loaded;
  }
  if (next_table_places_ >= sectors_ || ++place_sectors_read_ > sectors_) return Progress::damaged;
  std::vector<std::byte> sector;
  if (!read_sector(reader, next_table_places_, sector)) {
    --place_sectors_read_;
    return Progress::waiting;
  }
  append_numbers(table_places_, sector);
  next_table_places_ = table_places_.back();
  table_places_.pop_back();
  return Progress::loaded;
}

CompoundFile::Progress CompoundFile::load_table(Reader& reader) {
  if (next_ == table_places_.size() || table_.size() >= sectors_) {
    std::optional<std::vector<std::uint32_t>> directory = chain(table_, directory_start_, sectors_);
    if (!directory || directory->empty()) return Progress::damaged;
    pending_ = std::move(*directory);
    next_ = 0;
    stage_ = Stage::directory;
    return Progress::loaded;
  }
  if (table_places_[next_] >= sectors_) return Progress::damaged;
  std::vector<std::byte> sector;
  if (!read_sector(reader, table_places_[next_], sector)) return Progress::waiting;
  append_numbers(table_, sector);
  ++next_;
  return Progress::loaded;
}

CompoundFile::Progress CompoundFile::load_directory(Reader& reader) {
  if (next_ == pending_.size()) {
    if (entries_.empty() || entries_.front().type != CompoundEntry::Type::root) return Progress::damaged;
    std::optional<std::vector<std::uint32_t>> minis = chain(table_, mini_table_start_, sectors_);
    if (!minis) return Progress::damaged;
    pending_ = std::move(*minis);
    next_ = 0;
    stage_ = Stage::mini_table;
    return Progress::loaded;
  }
  std::vector<std::byte> sector;
  if (!read_sector(reader, pending_[next_], sector)) return Progress::waiting;
  for (std::size_t offset = 0; offset + entry_bytes <= sector.size(); offset += entry_bytes) {
    take_entry(Bytes(sector).subspan(offset, entry_bytes));
  }
  if (entries_.size() > max_entries) return Progress::damaged;
  ++next_;
  return Progress::loaded;
}

CompoundFile::Progress CompoundFile::load_mini_table(Reader& reader) {
  if (next_ == pending_.size()) {
    stage_ = Stage::loaded;
    return Progress::loaded;
  }
  std::vector<std::byte> sector;
  if (!read_sector(reader, pending_[next_], sector)) return Progress::waiting;
  append_numbers(mini_table_, sector);
  ++next_;
  return Progress::loaded;
}

void CompoundFile::take_entry(Bytes raw) {
  CompoundEntry entry;
  const std::uint32_t type = u8(raw, 66);
  entry.type = type == 1   ? CompoundEntry::Type::storage
               : type == 2 ? CompoundEntry::Type::stream
               : type == 5 ? CompoundEntry::Type::root
                           : CompoundEntry::Type::none;
  for (std::size_t offset = 0; offset < 64 && entry.type != CompoundEntry::Type::none; offset += 2) {
    const std::uint32_t unit = le16(raw, offset);
    if (unit == 0) break;
    entry.name.push_back(unit < 0x80 ? ascii_lower(static_cast<char>(unit)) : '?');
  }
  entry.left = le32(raw, 68);
  entry.right = le32(raw, 72);
  entry.child = le32(raw, 76);
  entry.start_sector = le32(raw, 116);
  entry.size_bytes = wide_sizes_ ? le64(raw, 120) : le32(raw, 120);
  if (entries_.empty()) is_installer_ = text_of(raw.subspan(80, 16)) == installer_class;
  entries_.push_back(std::move(entry));
}

// A sector that the end of the file cuts short is filled up with zeros.
bool CompoundFile::read_sector(Reader& reader, std::uint32_t sector, std::vector<std::byte>& into) const {
  const std::uint64_t left = reader.size_bytes() - offset_of(sector);
  into.assign(static_cast<std::size_t>(sector_bytes_), std::byte{0});
  return reader.read(offset_of(sector), std::span(into).first(static_cast<std::size_t>(std::min(left, sector_bytes_))));
}

// The sectors from `start` on; nothing where one lies outside `limit` or the chain has no end.
std::optional<std::vector<std::uint32_t>> CompoundFile::chain(const std::vector<std::uint32_t>& table,
                                                              std::uint32_t start, std::uint64_t limit) const {
  std::vector<std::uint32_t> sectors;
  std::uint32_t sector = start;
  while (sector < last_sector) {
    if (sector >= limit || sector >= table.size() || sectors.size() >= limit) return std::nullopt;
    sectors.push_back(sector);
    sector = table[sector];
  }
  return sector == end_of_chain || sectors.empty() ? std::optional(std::move(sectors)) : std::nullopt;
}

std::optional<std::vector<std::uint32_t>> CompoundFile::root_entries() const {
  std::vector<std::uint32_t> found;
  std::vector<bool> seen(entries_.size());
  std::vector<std::uint32_t> open = {entries_.front().child};
  while (!open.empty()) {
    const std::uint32_t number = open.back();
    open.pop_back();
    if (number == no_entry) continue;
    if (number >= entries_.size() || seen[number]) return std::nullopt;
    seen[number] = true;
    found.push_back(number);
    open.push_back(entries_[number].left);
    open.push_back(entries_[number].right);
  }
  return found;
}

std::optional<CompoundFile::Places> CompoundFile::places_of(const CompoundEntry& stream) const {
  const bool mini = stream.size_bytes < mini_cutoff_bytes;
  const std::uint64_t file_bytes = sectors_ * sector_bytes_;
  if (stream.size_bytes > file_bytes) return std::nullopt;
  const auto home = chain(table_, mini ? entries_.front().start_sector : stream.start_sector, sectors_);
  if (!home) return std::nullopt;
  Places places{mini ? mini_sector_bytes : sector_bytes_, stream.size_bytes, {}};
  const std::uint64_t minis_each = sector_bytes_ / mini_sector_bytes;
  if (!mini) {
    for (const std::uint32_t sector : *home) places.offsets.push_back(static_cast<std::uint32_t>(offset_of(sector)));
  } else {
    const auto minis = chain(mini_table_, stream.start_sector, home->size() * minis_each);
    if (!minis) return std::nullopt;
    for (const std::uint32_t number : *minis) {
      const std::uint32_t sector = (*home)[static_cast<std::size_t>(number / minis_each)];
      places.offsets.push_back(static_cast<std::uint32_t>(offset_of(sector) + number % minis_each * mini_sector_bytes));
    }
  }
  if (places.offsets.size() * places.piece_bytes < stream.size_bytes) return std::nullopt;
  return places;
}

}  // namespace madoguchi::document
