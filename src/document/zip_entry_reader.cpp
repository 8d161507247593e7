// The directory's numbers are the ones that count; the local header is asked only where the data begin and whether it
// speaks of the same entry, since programs differ in which of two they believe.
#include "document/zip_entry_reader.h"

#include <algorithm>
#include <array>

namespace madoguchi::document {
namespace {

constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t buffer_bytes = 64 * 1024;

}  // namespace

ZipEntryReader::ZipEntryReader(const ZipEntry& entry, std::uint64_t data_end, std::uint64_t limit_bytes, bool keeps)
    : entry_(entry), data_end_(data_end), limit_bytes_(limit_bytes), keeps_(keeps) {}

ZipEntryReader::Progress ZipEntryReader::open(Reader& reader) {
  std::array<std::byte, local_header_bytes> header{};
  if (!reader.has(entry_.local_offset, header.size())) return Progress::damaged;
  if (!reader.read(entry_.local_offset, header)) return Progress::waiting;
  std::vector<std::byte> name(entry_.raw_name_bytes);
  if (!starts_with(header, "PK\3\4") || le16(header, 26) != name.size()) return Progress::damaged;
  if (!reader.has(entry_.local_offset + header.size(), name.size())) return Progress::damaged;
  if (!reader.read(entry_.local_offset + header.size(), name)) return Progress::waiting;
  if (normal_zip_name(text_of(name)) != entry_.name || le16(header, 8) != entry_.method) return Progress::damaged;
  if ((le16(header, 6) & 1U) != 0) return Progress::damaged;
  place_ = entry_.local_offset + header.size() + name.size() + le16(header, 28);
  if (place_ > data_end_ || entry_.packed_bytes > data_end_ - place_) return Progress::damaged;
  if (entry_.method == zip_deflated) {
    inflater_.emplace(Inflater::Wrapping::none);
    buffer_.resize(buffer_bytes);
  } else if (entry_.method != zip_stored || entry_.packed_bytes != entry_.unpacked_bytes) {
    return Progress::damaged;
  }
  packed_left_ = entry_.packed_bytes;
  opened_ = true;
  return Progress::done;
}

ZipEntryReader::Progress ZipEntryReader::run(Reader& reader) {
  if (!opened_) {
    const Progress progress = open(reader);
    if (progress != Progress::done) return progress;
  }
  bool ended = !inflater_;
  while (packed_left_ > 0) {
    Bytes packed = reader.view(place_);
    if (packed.empty()) return Progress::waiting;
    packed = packed.first(static_cast<std::size_t>(std::min<std::uint64_t>(packed.size(), packed_left_)));
    std::size_t consumed = packed.size();
    if (!inflater_) {
      if (!take(packed)) return Progress::over_limit;
    } else {
      const Inflater::Outcome outcome = inflater_->run(packed, buffer_);
      consumed = outcome.consumed_bytes;
      if (!take(Bytes(buffer_).first(outcome.produced_bytes))) return Progress::over_limit;
      ended = outcome.state == Inflater::State::ended;
      const bool stuck = consumed == 0 && outcome.produced_bytes == 0;
      if (outcome.state == Inflater::State::broken || (stuck && !ended)) return Progress::damaged;
      if (ended && consumed != packed_left_) return Progress::damaged;
    }
    place_ += consumed;
    packed_left_ -= consumed;
  }
  // All of the packed bytes may be inside zlib with unpacked ones still to come out.
  while (!ended) {
    const Inflater::Outcome outcome = inflater_->run({}, buffer_);
    if (!take(Bytes(buffer_).first(outcome.produced_bytes))) return Progress::over_limit;
    if (outcome.state == Inflater::State::broken) return Progress::damaged;
    if (outcome.state == Inflater::State::going && outcome.produced_bytes == 0) return Progress::damaged;
    ended = outcome.state == Inflater::State::ended;
  }
  return unpacked_bytes_ == entry_.unpacked_bytes && crc_ == entry_.crc ? Progress::done : Progress::damaged;
}

bool ZipEntryReader::take(Bytes unpacked) {
  unpacked_bytes_ += unpacked.size();
  if (unpacked_bytes_ > limit_bytes_) return false;
  if (unpacked.empty()) return true;
  if (keeps_) content_.append(text_of(unpacked));
  crc_ = static_cast<std::uint32_t>(
      crc32(crc_, reinterpret_cast<const Bytef*>(unpacked.data()), static_cast<uInt>(unpacked.size())));
  return true;
}

}  // namespace madoguchi::document
