// Tells Excel's workbooks among all that comes as a ZIP, and what makes one unfit: macros, encryption, too much in it.
// The limits of requirement D8 hold for any archive and are asked first, by what the directory says; that it says the
// truth is found out by unpacking, as far as a lie could matter.
#include <algorithm>

#include "document/content_types.h"
#include "document/scan.h"
#include "document/zip_directory.h"
#include "document/zip_entry_reader.h"

namespace madoguchi::document {
namespace {

constexpr std::uint64_t max_types_bytes = 4 * 1024 * 1024;
constexpr std::uint64_t max_mimetype_bytes = 256;
constexpr std::uint64_t deflate_ratio = 1032;  // no byte of a deflate stream gives more

Recognition too_large(std::uint64_t unpacked_bytes) {
  return refused("document.archive_too_large", {},
                 {{"unpackedBytes", unpacked_bytes}, {"maxBytes", max_unpacked_bytes}});
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_macro_entry(const ZipEntry& entry) {
  return ends_with(entry.name, "vbaproject.bin") || entry.name.find("macrosheets/") != std::string::npos;
}

// The most that an entry can unpack to, whatever the directory says.
std::uint64_t most_unpacked(const ZipEntry& entry) {
  return entry.method == zip_deflated ? (entry.packed_bytes + 1) * deflate_ratio : entry.packed_bytes;
}

class ZipScan final : public Scan {
 public:
  std::optional<Recognition> run(Reader& reader) override {
    for (;;) {
      const Step step = stage_ == Stage::directory  ? load(reader)
                        : stage_ == Stage::types    ? read_types(reader)
                        : stage_ == Stage::mimetype ? read_mimetype(reader)
                                                    : unpack(reader);
      if (step.outcome || step.waiting) return step.outcome;
    }
  }

 private:
  enum class Stage { directory, types, mimetype, unpacking };

  struct Step {
    bool waiting = false;
    std::optional<Recognition> outcome;
  };

  static Step waiting() { return {true, std::nullopt}; }
  static Step going() { return {}; }

  Step load(Reader& reader) {
    switch (directory_.load(reader)) {
      case ZipDirectory::Progress::waiting:
        return waiting();
      case ZipDirectory::Progress::damaged:
        return {false, damaged("zip")};
      case ZipDirectory::Progress::too_many:
        return {false, refused("document.too_many_entries", {},
                               {{"entries", directory_.declared_entries()}, {"maxEntries", max_zip_entries}})};
      case ZipDirectory::Progress::loaded:
        break;
    }
    if (directory_.unpacked_bytes() > max_unpacked_bytes) return {false, too_large(directory_.unpacked_bytes())};
    const auto& entries = directory_.entries();
    if (std::any_of(entries.begin(), entries.end(), [](const ZipEntry& entry) { return entry.is_encrypted(); })) {
      return {false, encrypted("zip")};
    }
    if (open("[content_types].xml", max_types_bytes)) {
      stage_ = Stage::types;
    } else if (open("mimetype", max_mimetype_bytes)) {
      stage_ = Stage::mimetype;
    } else {
      return {false, unsupported(kind_by_names())};
    }
    return going();
  }

  bool open(std::string_view name, std::uint64_t limit_bytes) {
    const ZipEntry* entry = directory_.find(name);
    if (entry == nullptr) return false;
    entry_.emplace(*entry, directory_.begin(), limit_bytes, true);
    return true;
  }

  std::string_view kind_by_names() const {
    if (directory_.find("androidmanifest.xml") != nullptr) return "apk";
    if (directory_.find("meta-inf/manifest.mf") != nullptr) return "jar";
    if (directory_.find("index/document.iwa") != nullptr || directory_.find("index.zip") != nullptr) return "iwork";
    return "zip";
  }

  Step read_mimetype(Reader& reader) {
    const ZipEntryReader::Progress progress = entry_->run(reader);
    if (progress == ZipEntryReader::Progress::waiting) return waiting();
    const std::string_view type = entry_->content();
    const bool whole = progress == ZipEntryReader::Progress::done;
    if (whole && type.substr(0, 35) == "application/vnd.oasis.opendocument.") return {false, unsupported("odf")};
    if (whole && type.substr(0, 20) == "application/epub+zip") return {false, unsupported("epub")};
    return {false, unsupported(kind_by_names())};
  }

  Step read_types(Reader& reader) {
    const ZipEntryReader::Progress progress = entry_->run(reader);
    if (progress == ZipEntryReader::Progress::waiting) return waiting();
    if (progress != ZipEntryReader::Progress::done) return {false, damaged("zip")};
    const std::optional<PackageTypes> types = read_content_types(entry_->content());
    if (!types) return {false, damaged("zip")};
    if (types->main == "xlsm") return {false, with_macros("xlsm")};
    if (types->main != "xlsx") return {false, unsupported(types->main.empty() ? kind_by_names() : types->main)};
    const auto& entries = directory_.entries();
    if (types->has_macros || std::any_of(entries.begin(), entries.end(), is_macro_entry)) {
      return {false, with_macros("xlsx")};
    }
    for (const std::string& part : types->main_parts) {
      if (directory_.find(part) == nullptr) return {false, damaged("xlsx")};
    }
    if (directory_.has_duplicates()) return {false, damaged("xlsx")};
    for (const ZipEntry& entry : entries) {
      if (entry.method != zip_deflated && entry.method != zip_stored) return {false, damaged("xlsx")};
      most_left_ += most_unpacked(entry);
    }
    entry_.reset();
    stage_ = Stage::unpacking;
    return going();
  }

  // Unpacks entries one after the other until the rest cannot bring the archive over the limit any more.
  Step unpack(Reader& reader) {
    const auto& entries = directory_.entries();
    if (!entry_) {
      if (next_ == entries.size() || unpacked_bytes_ + most_left_ <= max_unpacked_bytes) {
        return {false, is_damaged_ ? damaged("xlsx") : taken(Kind::xlsx)};
      }
      entry_.emplace(entries[next_], directory_.begin(), max_unpacked_bytes - unpacked_bytes_, false);
    }
    const ZipEntryReader::Progress progress = entry_->run(reader);
    if (progress == ZipEntryReader::Progress::waiting) return waiting();
    unpacked_bytes_ += entry_->unpacked_bytes();
    if (progress == ZipEntryReader::Progress::over_limit) return {false, too_large(unpacked_bytes_)};
    is_damaged_ = is_damaged_ || progress == ZipEntryReader::Progress::damaged;
    most_left_ -= most_unpacked(entries[next_]);
    entry_.reset();
    ++next_;
    return going();
  }

  Stage stage_ = Stage::directory;
  ZipDirectory directory_;
  std::optional<ZipEntryReader> entry_;
  std::size_t next_ = 0;
  std::uint64_t unpacked_bytes_ = 0;
  std::uint64_t most_left_ = 0;
  bool is_damaged_ = false;
};

}  // namespace

std::unique_ptr<Scan> make_zip_scan() { return std::make_unique<ZipScan>(); }

}  // namespace madoguchi::document
