// PNG (ISO/IEC 15948), APNG included: the signature, a sound IHDR, and chunks by their lengths to IEND. What stands
// behind IEND is left alone, as viewers do; a file that ends before it is damaged.
#include <zlib.h>

#include <array>

#include "document/scan.h"

namespace madoguchi::document {
namespace {

constexpr std::uint64_t signature_bytes = 8;
constexpr std::uint32_t max_png_number = 0x7FFFFFFF;
constexpr std::uint32_t chunk_ihdr = 0x49484452;
constexpr std::uint32_t chunk_idat = 0x49444154;
constexpr std::uint32_t chunk_iend = 0x49454E44;
constexpr std::uint32_t iend_crc = 0xAE426082;  // of a chunk that has no data

// Table 11.1 of the specification: which depths go with which colour type.
bool is_colour(std::uint32_t depth, std::uint32_t colour) {
  const bool small = depth == 1 || depth == 2 || depth == 4;
  const bool large = depth == 8 || depth == 16;
  if (colour == 0) return small || large;
  if (colour == 3) return small || depth == 8;
  return (colour == 2 || colour == 4 || colour == 6) && large;
}

bool is_sound_header(Bytes chunk) {  // length, type, 13 bytes, CRC
  if (be32(chunk, 0) != 13 || be32(chunk, 4) != chunk_ihdr) return false;
  const auto* typed = reinterpret_cast<const Bytef*>(chunk.data() + 4);
  if (crc32(0, typed, 17) != be32(chunk, 21)) return false;
  const std::uint32_t width = be32(chunk, 8);
  const std::uint32_t height = be32(chunk, 12);
  if (width == 0 || height == 0 || width > max_png_number || height > max_png_number) return false;
  return is_colour(u8(chunk, 16), u8(chunk, 17)) && u8(chunk, 18) == 0 && u8(chunk, 19) == 0 && u8(chunk, 20) <= 1;
}

class PngScan final : public Scan {
 public:
  std::optional<Recognition> run(Reader& reader) override {
    if (place_ == signature_bytes) {
      std::array<std::byte, 25> header{};
      if (!reader.has(place_, header.size())) return damaged("png");
      if (!reader.read(place_, header)) return std::nullopt;
      if (!is_sound_header(header)) return damaged("png");
      place_ += header.size();
    }
    for (;;) {
      std::array<std::byte, 8> start{};
      std::array<std::byte, 4> crc{};
      if (!reader.has(place_, start.size() + crc.size())) return damaged("png");
      if (!reader.read(place_, start)) return std::nullopt;
      const std::uint32_t length = be32(start, 0);
      const std::uint32_t type = be32(start, 4);
      if (length > max_png_number || !reader.has(place_ + 8, std::uint64_t{length} + 4)) return damaged("png");
      if (type == chunk_ihdr) return damaged("png");
      if (type == chunk_iend) {
        if (!reader.read(place_ + 8 + length, crc)) return std::nullopt;
        return length == 0 && has_image_ && be32(crc, 0) == iend_crc ? taken(Kind::png) : damaged("png");
      }
      has_image_ = has_image_ || type == chunk_idat;
      place_ += std::uint64_t{length} + 12;
    }
  }

 private:
  std::uint64_t place_ = signature_bytes;
  bool has_image_ = false;
};

}  // namespace

std::unique_ptr<Scan> make_png_scan() { return std::make_unique<PngScan>(); }

}  // namespace madoguchi::document
