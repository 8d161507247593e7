// Writers of small files of each format, sound by default and breakable at will, and the ways to have them recognised.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/recognition.h"

namespace madoguchi::document_samples {

// "pdf", … where the file is taken, the code where it is refused, with its text parameters: "document.macros xlsx".
std::string verdict(std::string_view content, std::string_view name);

// The same through a Recogniser that is given its pieces one by one.
document::Recognition recognise(std::string_view content, std::string_view name);

std::string le16(std::uint32_t number);
std::string le32(std::uint32_t number);
std::string le64(std::uint64_t number);
std::string be32(std::uint32_t number);

// What zlib makes of the text: raw deflate as in ZIP, or with its own wrapping as in PDF.
std::string deflated(std::string_view text, bool raw);

// --- ZIP ---
struct ZipPart {
  std::string name;
  std::string content;
  bool deflate = true;
  bool descriptor = false;                                     // sizes follow the data, as streaming writers do
  bool zip64 = false;                                          // sizes and place in the ZIP64 extra field
  std::uint32_t flags = 0;                                     // added to those that the writer needs
  std::optional<std::uint32_t> method = std::nullopt;          // declared instead of the real one
  std::optional<std::uint32_t> declared_bytes = std::nullopt;  // unpacked, instead of the real size
  std::size_t zeros = 0;                                       // the content is that many zero bytes instead, deflated
};

std::string zip_of(const std::vector<ZipPart>& parts, std::string_view comment = {});

// The parts of a small workbook; further ones can be added.
std::vector<ZipPart> workbook_parts(
    std::string_view main_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");

// A package whose content types are the given elements.
std::string content_types(std::string_view elements);

// --- compound files ---
struct CompoundStream {
  std::string path;  // storages before it, '/' between: "_VBA_PROJECT_CUR/VBA/dir"
  std::string content;
};

std::string compound_of(const std::vector<CompoundStream>& streams, bool large_sectors = false);

// A record of a workbook stream.
std::string biff(std::uint32_t type, std::string_view data);

// BIFF8: globals with one sheet of the type (0 worksheet, 1 macro sheet), and `more` records among the globals. The
// sheet's own BOF has `bof_type`.
std::string biff8_workbook(std::uint32_t sheet_type = 0, std::string_view more = {}, std::uint32_t bof_type = 0x0010);

// --- PDF ---
// A PDF of the objects, numbered from 1 (which is the catalogue), with table and trailer.
std::string pdf_of(const std::vector<std::string>& objects, std::string_view trailer = {});

// The objects of a page with the text, the catalogue having `catalogue` added.
std::vector<std::string> page_objects(std::string_view catalogue = {}, std::string_view page_content = "BT (x) Tj ET");

// A stream object with the dictionary's entries and a right length.
std::string pdf_stream(std::string_view entries, std::string_view data);

// A Flate object stream that holds the objects from the number on.
std::string object_stream(const std::vector<std::string>& objects, std::string_view type = "/Type /ObjStm ",
                          int from = 20);

// --- PNG ---
std::string png_chunk(std::string_view type, std::string_view data);
std::string png_of(std::uint32_t width = 2, std::uint32_t height = 2);

}  // namespace madoguchi::document_samples
