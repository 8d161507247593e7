// Tells Excel's workbooks among all that comes as a compound file, and what makes one unfit: encryption, Visual Basic,
// macro sheets. What counts is what stands in the root storage; a workbook embedded in a Word document makes no
// workbook.
#include <algorithm>

#include "document/biff.h"
#include "document/compound_file.h"
#include "document/scan.h"

namespace madoguchi::document {
namespace {

// The records of a stream of the compound file.
class StreamBytes final : public RecordBytes {
 public:
  StreamBytes(CompoundFile::Places places, std::uint64_t file_bytes)
      : places_(std::move(places)), file_bytes_(file_bytes) {}

  std::uint64_t size_bytes() const override { return places_.size_bytes; }

  // Whether every byte of the stream lies within the file.
  bool is_whole() const {
    for (std::size_t index = 0; index < places_.offsets.size(); ++index) {
      const std::uint64_t before = index * places_.piece_bytes;
      if (before >= places_.size_bytes) break;
      const std::uint64_t needed = std::min(places_.piece_bytes, places_.size_bytes - before);
      if (places_.offsets[index] + needed > file_bytes_) return false;
    }
    return true;
  }

  bool read(Reader& reader, std::uint64_t offset_bytes, std::span<std::byte> into) const override {
    while (!into.empty()) {
      const std::uint64_t within = offset_bytes % places_.piece_bytes;
      const std::uint64_t count = std::min<std::uint64_t>(places_.piece_bytes - within, into.size());
      const std::uint64_t place = places_.offsets[static_cast<std::size_t>(offset_bytes / places_.piece_bytes)];
      if (!reader.read(place + within, into.first(static_cast<std::size_t>(count)))) return false;
      into = into.subspan(static_cast<std::size_t>(count));
      offset_bytes += count;
    }
    return true;
  }

 private:
  CompoundFile::Places places_;
  std::uint64_t file_bytes_;
};

struct Mark {
  std::string_view entry;
  std::string_view detected;
};

// Streams and storages by which the makers of other compound files are known.
constexpr std::array<Mark, 14> others = {{{"worddocument", "word"},
                                          {"powerpoint document", "powerpoint"},
                                          {"pp40", "powerpoint"},
                                          {"pp97_dualstorage", "powerpoint"},
                                          {"visiodocument", "visio"},
                                          {"__properties_version1.0", "outlook"},
                                          {"__nameid_version1.0", "outlook"},
                                          {"quill", "publisher"},
                                          {"fileheader", "hangul"},
                                          {"hwpsummaryinformation", "hangul"},
                                          {"docinfo", "hangul"},
                                          {"catalog", "thumbnails"},
                                          {"jsrv_segmentinformation", "ichitaro"},
                                          {"documenttext", "ichitaro"}}};

bool is_macro_entry(const CompoundEntry& entry) {
  if (entry.type == CompoundEntry::Type::none) return false;
  if (entry.name == "_vba_project" || entry.name == "_vba_project_cur") return true;
  return entry.type == CompoundEntry::Type::storage && (entry.name == "vba" || entry.name == "macros");
}

class CompoundScan final : public Scan {
 public:
  std::optional<Recognition> run(Reader& reader) override {
    if (!loaded_) {
      const CompoundFile::Progress progress = file_.load(reader);
      if (progress == CompoundFile::Progress::waiting) return std::nullopt;
      if (progress == CompoundFile::Progress::damaged) return damaged("ole");
      loaded_ = true;
      if (const std::optional<Recognition> outcome = look_at_directory(reader.size_bytes())) return outcome;
    }
    // Excel 97 wrote "Book" beside "Workbook" for Excel 95; either may be opened.
    while (next_ < workbooks_.size()) {
      const std::optional<BiffOutcome> outcome = walk_.run(reader, workbooks_[next_]);
      if (!outcome) return std::nullopt;
      if (*outcome != BiffOutcome::clean) return xls_verdict(*outcome);
      walk_ = BiffWalk();
      ++next_;
    }
    return taken(Kind::xls);
  }

 private:
  // The verdict where the directory alone gives it.
  std::optional<Recognition> look_at_directory(std::uint64_t file_bytes) {
    const auto root = file_.root_entries();
    if (!root) return damaged("ole");
    const auto in_root = [&](std::string_view name) {
      return std::any_of(root->begin(), root->end(), [&](std::uint32_t n) { return file_.entries()[n].name == name; });
    };
    if (in_root("encryptedpackage") || in_root("\x09"
                                               "drmcontent"))
      return encrypted("office");
    if (file_.is_installer()) return unsupported("installer");
    const bool workbook = in_root("workbook") || in_root("book");
    for (const Mark& other : others) {
      const bool main_document = other.detected == "word" || other.detected == "powerpoint";
      if ((!workbook || main_document) && in_root(other.entry)) return unsupported(other.detected);
    }
    if (!workbook) return unsupported("ole");
    const auto& entries = file_.entries();
    if (std::any_of(entries.begin(), entries.end(), is_macro_entry)) return with_macros("xls");
    for (const std::uint32_t number : *root) {
      if (entries[number].name != "workbook" && entries[number].name != "book") continue;
      if (entries[number].type != CompoundEntry::Type::stream) return damaged("xls");
      std::optional<CompoundFile::Places> places = file_.places_of(entries[number]);
      if (!places) return damaged("xls");
      workbooks_.emplace_back(std::move(*places), file_bytes);
      if (!workbooks_.back().is_whole()) return damaged("xls");
    }
    return std::nullopt;
  }

  CompoundFile file_;
  bool loaded_ = false;
  std::vector<StreamBytes> workbooks_;
  std::size_t next_ = 0;
  BiffWalk walk_;
};

}  // namespace

std::unique_ptr<Scan> make_compound_scan() { return std::make_unique<CompoundScan>(); }

}  // namespace madoguchi::document
