// Leads a file from its first bytes to the scan that knows its format, and asks the name last.
#include "document/recognition.h"

#include <algorithm>
#include <array>
#include <vector>

#include "document/name.h"
#include "document/scan.h"
#include "document/sniff.h"

namespace madoguchi::document {
namespace {

constexpr std::array<std::string_view, 4> kind_names = {"pdf", "png", "xls", "xlsx"};

}  // namespace

std::string_view kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_from_name(std::string_view name) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<Kind>(found - kind_names.begin());
}

struct Recogniser::State {
  State(std::uint64_t size_bytes, std::string_view file_name) : name(file_name), reader(size_bytes) {
    if (size_bytes == 0) {
      result = refused("document.empty", {});
    } else if (size_bytes > max_file_bytes) {
      result = refused("document.too_large", {}, {{"sizeBytes", size_bytes}, {"maxBytes", max_file_bytes}});
    } else {
      run();
    }
  }

  // Goes on until bytes are wanted or the outcome stands.
  void run() {
    if (!scan && !begin()) return;
    if (const std::optional<Recognition> outcome = scan->run(reader)) conclude(*outcome);
  }

  // Chooses the scan by the first bytes. False where they are wanted first, or where they are the outcome already.
  bool begin() {
    std::vector<std::byte> head(static_cast<std::size_t>(std::min<std::uint64_t>(reader.size_bytes(), sniffed_bytes)));
    if (!reader.read(0, head)) return false;
    Sniffed sniffed = sniff(head);
    scan = std::move(sniffed.scan);
    if (!scan) result = unsupported(sniffed.detected);
    return scan != nullptr;
  }

  void conclude(const Recognition& outcome) {
    result = outcome;
    scan.reset();
    if (!outcome.kind || name_agrees(name, *outcome.kind)) return;
    result = refused("document.name_disagrees",
                     {{"detected", std::string(kind_name(*outcome.kind))}, {"extension", extension_of(name)}});
  }

  std::string name;
  Reader reader;
  std::unique_ptr<Scan> scan;
  std::optional<Recognition> result;
};

Recogniser::Recogniser(std::uint64_t size_bytes, std::string_view name)
    : state_(std::make_unique<State>(size_bytes, name)) {}
Recogniser::~Recogniser() = default;
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser& Recogniser::operator=(Recogniser&&) noexcept = default;

std::optional<ByteRange> Recogniser::wanted() const { return state_->result ? std::nullopt : state_->reader.wanted(); }

void Recogniser::supply(std::span<const std::byte> bytes) {
  const std::optional<ByteRange> range = wanted();
  if (!range) return;
  if (bytes.size() != range->size_bytes) return fail();
  state_->reader.supply(bytes);
  state_->run();
}

void Recogniser::fail() {
  if (!state_->result) state_->result = refused("document.unreadable", {});
}

const Recognition& Recogniser::result() const {
  // An outcome asked for too early is the one of a file that cannot be read any further.
  static const Recognition unread = refused("document.unreadable", {});
  return state_->result ? *state_->result : unread;
}

Recognition recognise(ByteSource& source, std::string_view name) {
  Recogniser recogniser(source.size_bytes(), name);
  std::vector<std::byte> piece;
  while (const std::optional<ByteRange> range = recogniser.wanted()) {
    piece.resize(static_cast<std::size_t>(range->size_bytes));
    if (source.read(range->offset_bytes, piece)) {
      recogniser.supply(piece);
    } else {
      recogniser.fail();
    }
  }
  return recogniser.result();
}

}  // namespace madoguchi::document
