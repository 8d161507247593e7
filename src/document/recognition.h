// What a file really is (requirement D8): PDF, PNG, XLS or XLSX by its bytes, or why it is not taken. Reads head, tail,
// directory and what else it must in bounded pieces; a file never stands in memory.
//
// The order of the answers: document.empty, document.too_large, what the content says, and last whether the name agrees
// (a name without an extension, or with control or direction-override characters in it, never does).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "document/byte_source.h"

namespace madoguchi::document {

enum class Kind { pdf, png, xls, xlsx };

// "pdf", "png", "xls", "xlsx": the wire names.
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_from_name(std::string_view name);

inline constexpr std::uint64_t max_file_bytes = 104'857'600;      // D8: 100 MB, inclusive
inline constexpr std::uint64_t max_unpacked_bytes = 500'000'000;  // D8: a ZIP may unpack to at most this
inline constexpr std::uint32_t max_zip_entries = 5'000;           // D8

// Why a file is not taken. Codes: document.empty, document.too_large {sizeBytes,maxBytes}, document.unsupported
// {detected?} (something else, e.g. detected "word", "powerpoint", "odf", "apk", "html", "zip", "jpeg"),
// document.name_disagrees {detected, extension}, document.damaged {detected}, document.macros {detected},
// document.encrypted {detected}, document.active_content {detected, marker}, document.archive_too_large
// {unpackedBytes,maxBytes}, document.too_many_entries {entries,maxEntries}, document.unreadable (the source failed).
struct Refusal {
  std::string code;
  std::map<std::string, std::string> text_params;
  std::map<std::string, std::uint64_t> number_params;
};

// The outcome: exactly one of the two is set.
struct Recognition {
  std::optional<Kind> kind;        // the file is taken
  std::optional<Refusal> refusal;  // the file is refused
};

// Recognises a file whose bytes come piece by piece (a browser's File, sliced). It says which range it needs next, is
// given it, and goes on from where it stood; the work is linear in the file's size and about 2 MB are kept at most.
//
//   Recogniser recogniser(file.size, file.name);
//   while (auto range = recogniser.wanted()) recogniser.supply(slice(*range));   // or fail() where it cannot be read
//   use(recogniser.result());
class Recogniser {
 public:
  // `name` is what the file's owner calls it (a path's last part) and must agree with the content.
  Recogniser(std::uint64_t size_bytes, std::string_view name);
  ~Recogniser();
  Recogniser(Recogniser&&) noexcept;
  Recogniser& operator=(Recogniser&&) noexcept;

  // The range to supply next (not empty, within the file, at most 256 KiB); nothing when the outcome stands.
  std::optional<ByteRange> wanted() const;

  // The bytes of wanted(), all of them. Another number of bytes counts as fail(). Ignored when the outcome stands.
  void supply(std::span<const std::byte> bytes);

  // The wanted bytes cannot be had: the outcome is document.unreadable.
  void fail();

  // The outcome; to be asked when wanted() gives nothing.
  const Recognition& result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Recognises the file behind `source` in one go.
Recognition recognise(ByteSource& source, std::string_view name);

}  // namespace madoguchi::document
