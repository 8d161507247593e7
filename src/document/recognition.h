// What a file really is (requirement D8): PDF, PNG, XLS or XLSX by its bytes, or why it is not taken. Reads head, tail,
// directory and what else it must through a ByteSource in bounded pieces; a file never stands in memory.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "document/byte_source.h"

namespace madoguchi::document {

enum class Kind { pdf, png, xls, xlsx };

// "pdf", "png", "xls", "xlsx": the wire names.
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_from_name(std::string_view name);

inline constexpr std::uint64_t max_file_bytes = 104'857'600;        // D8: 100 MB, inclusive
inline constexpr std::uint64_t max_unpacked_bytes = 500'000'000;    // D8: a ZIP may unpack to at most this
inline constexpr std::uint32_t max_zip_entries = 5'000;             // D8

// Why a file is not taken. Codes: document.empty, document.too_large {sizeBytes,maxBytes}, document.unsupported {detected?}
// (something else, e.g. detected "word", "powerpoint", "odf", "apk", "html", "zip", "jpeg"), document.name_disagrees
// {detected, extension}, document.damaged {detected}, document.macros {detected}, document.encrypted {detected},
// document.active_content {detected, marker}, document.archive_too_large {unpackedBytes,maxBytes},
// document.too_many_entries {entries,maxEntries}, document.unreadable (the source failed).
struct Refusal {
  std::string code;
  std::map<std::string, std::string> text_params;
  std::map<std::string, std::uint64_t> number_params;
};

struct Recognition {
  std::optional<Kind> kind;          // set when the file is taken
  std::optional<Refusal> refusal;    // set when it is refused
  bool incomplete = false;           // bytes did not arrive yet (ArrivingSource): supply wanted() and recognise again
};

// Recognises the file behind `source`; `name` is what its owner calls it (a path's last part) and must agree.
Recognition recognise(ByteSource& source, std::string_view name);

}  // namespace madoguchi::document
