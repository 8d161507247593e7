// Unpacking parts; see package.h. Whether the archive tells the truth was found out when it was uploaded.
#include "server/table/package.h"

#include <algorithm>
#include <array>
#include <vector>

#include "document/inflate.h"

namespace madoguchi::server {

using document::Bytes;
using document::ZipDirectory;

namespace {

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::size_t local_header_bytes = 30;

bool supply(document::Reader& reader, document::ByteSource& file) {
  const auto wanted = reader.wanted();
  if (!wanted) return false;
  std::vector<std::byte> bytes(static_cast<std::size_t>(wanted->size_bytes));
  if (!file.read(wanted->offset_bytes, bytes)) return false;
  reader.supply(bytes);
  return true;
}

}  // namespace

bool Package::open() {
  document::Reader reader(file_.size_bytes());
  for (;;) {
    const ZipDirectory::Progress progress = directory_.load(reader);
    if (progress == ZipDirectory::Progress::loaded) return true;
    if (progress != ZipDirectory::Progress::waiting || !supply(reader, file_)) return false;
  }
}

bool Package::unpack(std::string_view name, const std::function<bool(std::string_view)>& take) {
  const document::ZipEntry* entry = directory_.find(document::normal_zip_name(name));
  std::uint64_t place = 0;
  if (entry == nullptr || entry->is_encrypted() || !find_data(*entry, place)) return false;
  if (entry->method == document::zip_stored) return copy(place, entry->packed_bytes, take);
  return entry->method == document::zip_deflated && inflate(place, entry->packed_bytes, take);
}

bool Package::find_data(const document::ZipEntry& entry, std::uint64_t& place) {
  std::array<std::byte, local_header_bytes> header{};
  const std::uint64_t end = directory_.begin();
  if (entry.local_offset > end || end - entry.local_offset < header.size()) return false;
  if (!file_.read(entry.local_offset, header) || !document::starts_with(header, "PK\3\4")) return false;
  place = entry.local_offset + header.size() + document::le16(header, 26) + document::le16(header, 28);
  return place <= end && entry.packed_bytes <= end - place;
}

bool Package::copy(std::uint64_t place, std::uint64_t size_bytes, const std::function<bool(std::string_view)>& take) {
  std::vector<std::byte> piece(piece_bytes);
  while (size_bytes > 0) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size_bytes, piece.size()));
    const std::span<std::byte> here = std::span(piece).first(count);
    if (!file_.read(place, here) || !take(document::text_of(here))) return false;
    place += count;
    size_bytes -= count;
  }
  return true;
}

bool Package::inflate(std::uint64_t place, std::uint64_t size_bytes,
                      const std::function<bool(std::string_view)>& take) {
  document::Inflater inflater(document::Inflater::Wrapping::none);
  std::vector<std::byte> out(piece_bytes);
  const auto run = [&](std::string_view packed) {
    Bytes left(reinterpret_cast<const std::byte*>(packed.data()), packed.size());
    for (;;) {
      const auto outcome = inflater.run(left, out);
      if (outcome.state == document::Inflater::State::broken) return false;
      if (!take(document::text_of(Bytes(out).first(outcome.produced_bytes)))) return false;
      left = left.subspan(outcome.consumed_bytes);
      const bool is_done = outcome.state == document::Inflater::State::ended || outcome.produced_bytes < out.size();
      if (is_done && (left.empty() || outcome.state == document::Inflater::State::ended)) return true;
      if (outcome.consumed_bytes == 0 && outcome.produced_bytes == 0) return left.empty();
    }
  };
  return copy(place, size_bytes, run);
}

}  // namespace madoguchi::server
