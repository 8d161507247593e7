// Signatures as their formats' specifications give them. A name is only ever a hint for the person who is told that the
// file is not taken; what is taken is decided by the scans.
#include "document/sniff.h"

#include <algorithm>
#include <array>
#include <string>

namespace madoguchi::document {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view detected;
};

constexpr std::array<Signature, 40> signatures = {{
    {0, "\xFF\xD8\xFF"sv, "jpeg"},
    {0, "GIF87a"sv, "gif"},
    {0, "GIF89a"sv, "gif"},
    {8, "WEBP"sv, "webp"},
    {8, "AVI "sv, "video"},
    {8, "WAVE"sv, "audio"},
    {4, "ftyphei"sv, "heic"},
    {4, "ftyphev"sv, "heic"},
    {4, "ftypmif1"sv, "heic"},
    {4, "ftypmsf1"sv, "heic"},
    {4, "ftypavif"sv, "avif"},
    {4, "ftypavis"sv, "avif"},
    {4, "ftyp"sv, "video"},
    {0, "II*\0"sv, "tiff"},
    {0, "MM\0*"sv, "tiff"},
    {0, "II+\0"sv, "tiff"},
    {0, "MM\0+"sv, "tiff"},
    {0, "\0\0\1\0"sv, "icon"},
    {0, "\0\0\0\x0CjP  "sv, "jpeg2000"},
    {0, "\xFF\x4F\xFF\x51"sv, "jpeg2000"},
    {0, "\0\0\0\x0CJXL "sv, "jpegxl"},
    {0, "\xFF\x0A"sv, "jpegxl"},
    {0, "8BPS"sv, "photoshop"},
    {0, "{\\rtf"sv, "rtf"},
    {0, "%!PS"sv, "postscript"},
    {0, "\xC5\xD0\xD3\xC6"sv, "postscript"},
    {0, "MZ"sv, "executable"},
    {0,
     "\x7F"
     "ELF"sv,
     "executable"},
    {0, "#!"sv, "script"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7z"},
    {0, "Rar!\x1A\x07"sv, "rar"},
    {0, "\x1F\x8B"sv, "gzip"},
    {0, "BZh"sv, "bzip2"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "xz"},
    {2, "-lh"sv, "lzh"},
    {0, "MSCF"sv, "cab"},
    {0, "\x1A\x45\xDF\xA3"sv, "video"},
    {0, "ID3"sv, "audio"},
    {0, "OggS"sv, "audio"},
    {0, "SQLite format 3\0"sv, "sqlite"},
}};

bool has_at(Bytes head, std::size_t offset, std::string_view bytes) {
  return head.size() >= offset && text_of(head.subspan(offset)).substr(0, bytes.size()) == bytes;
}

// BMP has a signature of two letters only; its header's size field tells it from text.
bool is_bitmap(Bytes head) {
  if (!starts_with(head, "BM") || head.size() < 18) return false;
  const std::uint32_t header = le32(head, 14);
  return header == 12 || header == 40 || header == 52 || header == 56 || header == 64 || header == 108 || header == 124;
}

// BOF of BIFF2, 3, 4 (short records) and of a bare BIFF5 or BIFF8 stream; the third pair of bytes is the sheet's type.
bool is_bare_biff(Bytes head) {
  if (head.size() < 8) return false;
  const std::uint32_t record = le16(head, 0);
  const std::uint32_t size = le16(head, 2);
  const std::uint32_t type = le16(head, 6);
  const bool known_type = type == 0x0005 || type == 0x0010 || type == 0x0020 || type == 0x0040 || type == 0x0100;
  if (record == 0x0009) return known_type && size == 4;
  if (record == 0x0209 || record == 0x0409) return known_type && (size == 6 || size == 4);
  return record == 0x0809 && known_type && (size == 8 || size == 16);
}

// The head as lower-case ASCII where it is text: UTF-8, Shift_JIS, EUC-JP or UTF-16. Empty where it is not.
std::string as_text(Bytes head) {
  std::string_view raw = text_of(head);
  std::size_t step = 1;
  std::size_t first = 0;
  if (raw.substr(0, 3) == "\xEF\xBB\xBF") {
    first = 3;
  } else if (raw.substr(0, 2) == "\xFF\xFE") {
    first = 2, step = 2;
  } else if (raw.substr(0, 2) == "\xFE\xFF") {
    first = 3, step = 2;
  }
  std::string text;
  for (std::size_t index = first; index < raw.size(); index += step) {
    const char c = raw[index];
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (step == 1 && control && std::string_view("\t\n\f\r\x1B").find(c) == std::string_view::npos) return {};
    text.push_back(ascii_lower(c));
  }
  return text;
}

std::string_view skip_blank(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string_view skip_comments(std::string_view text) {
  text = skip_blank(text);
  while (text.substr(0, 4) == "<!--") {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return {};
    text = skip_blank(text.substr(end + 3));
  }
  return text;
}

std::string_view text_kind(Bytes head) {
  const std::string whole = as_text(head);
  if (skip_blank(whole).empty()) return {};
  const std::string_view text = skip_comments(whole);
  const auto has = [&whole](std::string_view word) { return whole.find(word) != std::string::npos; };
  if (text.substr(0, 5) == "<?xml" || text.substr(0, 4) == "<svg") {
    if (has("<svg")) return "svg";
    return has("<html") ? "html" : "xml";
  }
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<script",
                                     "<style", "<div", "<title", "<p>", "<font", "<center"}) {
    if (text.substr(0, tag.size()) == tag) return "html";
  }
  if (text.empty()) return has("<html") ? "html" : "text";
  if (text.front() == '<') return has("<html") || has("<table") ? "html" : "xml";
  if (text.substr(0, 13) == "mime-version:") return "mail";
  return "text";
}

}  // namespace

Sniffed sniff(Bytes head) {
  if (starts_with(head, "\x89PNG\r\n\x1A\n")) return {make_png_scan(), {}};
  if (starts_with(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return {make_compound_scan(), {}};
  if (starts_with(head, "PK\3\4") || starts_with(head, "PK\5\6")) return {make_zip_scan(), {}};
  if (is_bare_biff(head)) return {make_biff_scan(), {}};
  if (starts_with(head, "%PDF-")) return {make_pdf_scan(), {}};
  for (const Signature& signature : signatures) {
    if (has_at(head, signature.offset, signature.bytes)) return {nullptr, signature.detected};
  }
  if (is_bitmap(head)) return {nullptr, "bitmap"};
  // Readers look for the header within the first 1,024 bytes (ISO 32000, implementation note 13).
  const std::string_view lead = text_of(head.first(std::min<std::size_t>(head.size(), 1024 + 5)));
  if (lead.find("%PDF-") != std::string_view::npos) return {make_pdf_scan(), {}};
  return {nullptr, text_kind(head)};
}

}  // namespace madoguchi::document
