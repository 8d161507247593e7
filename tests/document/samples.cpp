// ZIP, PNG and the common parts of the writers; the other formats have files of their own.
#include "document/samples.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

namespace madoguchi::document_samples {
namespace {

std::uint32_t crc_of(std::string_view text) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

std::string little_endian(std::uint64_t number, std::size_t bytes) {
  std::string text;
  for (std::size_t index = 0; index < bytes; ++index) text.push_back(static_cast<char>((number >> (8 * index)) & 0xFF));
  return text;
}

struct Packed {
  std::string data;
  std::uint32_t crc = 0;
  std::uint32_t unpacked_bytes = 0;
};

// Made without the content ever standing in memory, once for each size.
const Packed& packed_zeros(std::size_t count) {
  static std::map<std::size_t, Packed> made;
  if (const auto found = made.find(count); found != made.end()) return found->second;
  Packed& packed = made[count];
  packed.unpacked_bytes = static_cast<std::uint32_t>(count);
  std::array<Bytef, 65536> zeros{};
  std::array<Bytef, 65536> out{};
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  for (bool last = false; !last;) {
    const std::size_t piece = std::min(count, zeros.size());
    count -= piece;
    last = count == 0;
    packed.crc = static_cast<std::uint32_t>(crc32(packed.crc, zeros.data(), static_cast<uInt>(piece)));
    stream.next_in = zeros.data();
    stream.avail_in = static_cast<uInt>(piece);
    do {
      stream.next_out = out.data();
      stream.avail_out = static_cast<uInt>(out.size());
      deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
      packed.data.append(reinterpret_cast<const char*>(out.data()), out.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return packed;
}

Packed packed_part(const ZipPart& part) {
  if (part.zeros > 0) return packed_zeros(part.zeros);
  return {part.deflate ? deflated(part.content, true) : part.content, crc_of(part.content),
          static_cast<std::uint32_t>(part.content.size())};
}

}  // namespace

document::Recognition recognise(std::string_view content, std::string_view name) {
  document::Recogniser recogniser(content.size(), name);
  while (const auto range = recogniser.wanted()) {
    const std::string_view piece =
        content.substr(static_cast<std::size_t>(range->offset_bytes), static_cast<std::size_t>(range->size_bytes));
    recogniser.supply(std::as_bytes(std::span(piece.data(), piece.size())));
  }
  return recogniser.result();
}

std::string verdict(std::string_view content, std::string_view name) {
  const document::Recognition outcome = recognise(content, name);
  if (outcome.kind) return std::string(document::kind_name(*outcome.kind));
  std::string text = outcome.refusal->code;
  for (const auto& [key, value] : outcome.refusal->text_params) text += " " + value;
  return text;
}

std::string le16(std::uint32_t number) { return little_endian(number, 2); }
std::string le32(std::uint32_t number) { return little_endian(number, 4); }
std::string le64(std::uint64_t number) { return little_endian(number, 8); }

std::string be32(std::uint32_t number) {
  const std::string little = le32(number);
  return {little.rbegin(), little.rend()};
}

std::string deflated(std::string_view text, bool raw) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, raw ? -MAX_WBITS : MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

std::string zip_of(const std::vector<ZipPart>& parts, std::string_view comment) {
  std::string file;
  std::string directory;
  for (const ZipPart& part : parts) {
    const Packed content = packed_part(part);
    const std::string& data = content.data;
    const std::uint32_t method = part.method.value_or(part.deflate ? 8U : 0U);
    const std::uint32_t flags = part.flags | (part.descriptor ? 8U : 0U);
    const auto unpacked = part.declared_bytes.value_or(content.unpacked_bytes);
    const auto packed = static_cast<std::uint32_t>(data.size());
    const std::string crc = le32(content.crc);
    const std::string name_size = le16(static_cast<std::uint32_t>(part.name.size()));
    const std::string common = le16(flags) + le16(method) + le32(0);
    const std::string extra =
        part.zip64 ? le16(1) + le16(24) + le64(unpacked) + le64(packed) + le64(file.size()) : std::string();
    directory += "PK\1\2" + le16(45) + le16(45) + common + crc + le32(part.zip64 ? 0xFFFFFFFF : packed) +
                 le32(part.zip64 ? 0xFFFFFFFF : unpacked) + name_size + le16(static_cast<std::uint32_t>(extra.size())) +
                 le16(0) + le16(0) + le16(0) + le32(0) +
                 le32(part.zip64 ? 0xFFFFFFFF : static_cast<std::uint32_t>(file.size())) + part.name + extra;
    const std::string sizes = part.descriptor ? le32(0) + le32(0) + le32(0) : crc + le32(packed) + le32(unpacked);
    file += "PK\3\4" + le16(45) + common + sizes + name_size + le16(0) + part.name + data;
    if (part.descriptor) file += "PK\7\x08" + crc + le32(packed) + le32(unpacked);
  }
  const std::string count = le16(static_cast<std::uint32_t>(parts.size() & 0xFFFF));
  return file + directory + "PK\5\6" + le32(0) + count + count + le32(static_cast<std::uint32_t>(directory.size())) +
         le32(static_cast<std::uint32_t>(file.size())) + le16(static_cast<std::uint32_t>(comment.size())) +
         std::string(comment);
}

std::string content_types(std::string_view elements) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
         std::string(elements) + "</Types>";
}

std::vector<ZipPart> workbook_parts(std::string_view main_type) {
  return {{"[Content_Types].xml",
           content_types(
               "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
               "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" +
               std::string(main_type) + "\"/>")},
          {"_rels/.rels", "<Relationships/>"},
          {"xl/workbook.xml", "<workbook/>"}};
}

std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string typed = std::string(type) + std::string(data);
  return be32(static_cast<std::uint32_t>(data.size())) + typed + be32(crc_of(typed));
}

std::string png_of(std::uint32_t width, std::uint32_t height) {
  using std::string_view_literals::operator""sv;
  const std::string header = be32(width) + be32(height) + std::string("\x08\x02\0\0\0"sv);
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) + png_chunk("IDAT", deflated(std::string(14, '\0'), false)) +
         png_chunk("IEND", "");
}

}  // namespace madoguchi::document_samples
