// The streams of a PDF that hold structure: object streams (objects, packed) and cross-reference streams (where objects
// stand). Unpacked piece by piece and never kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/bytes.h"
#include "document/inflate.h"
#include "document/pdf_lexer.h"
#include "document/pdf_structure.h"

namespace madoguchi::document {

// Undoes the filters that writers use for such streams: none or Flate, with or without a PNG predictor.
class PdfDecoder {
 public:
  struct Outcome {
    std::size_t consumed_bytes = 0;
    Bytes decoded;       // stands until the next call
    bool ended = false;  // nothing more will come, be it that the rest is broken
  };

  // Nothing where the filters are other ones.
  static std::optional<PdfDecoder> make(const PdfFacts& facts);

  Outcome run(Bytes packed);

  // Whether the stream says itself where it ends.
  bool ends_itself() const { return inflater_.has_value(); }

 private:
  Bytes unpredicted(Bytes rows);
  void finish_row();

  std::optional<Inflater> inflater_;
  std::vector<std::byte> buffer_;
  std::size_t row_bytes_ = 0;  // 0: no predictor
  std::size_t pixel_bytes_ = 1;
  std::vector<std::byte> row_;       // with its tag in front, as far as it came
  std::vector<std::byte> previous_;  // without its tag
  std::vector<std::byte> unpredicted_;
};

// The objects of an object stream, each read for itself as a reader would that goes by the places given in front.
class PdfObjectStream {
 public:
  explicit PdfObjectStream(std::uint64_t first) : first_(first) {}

  void take(Bytes decoded);
  void finish();

  std::string_view active() const { return structure_.active(); }

 private:
  void take_places(std::string_view& piece);
  void take_objects(std::string_view& piece);

  std::uint64_t first_;
  std::uint64_t place_ = 0;
  PdfLexer lexer_;
  PdfStructure structure_;
  std::vector<std::uint64_t> numbers_;  // until the objects begin: those in front; then: the places of objects
  bool in_objects_ = false;
  std::size_t next_object_ = 0;
};

// The places of objects that a cross-reference stream names.
class PdfXrefStream {
 public:
  explicit PdfXrefStream(const std::vector<std::int64_t>& widths);

  // The places in `decoded`; a row may begin in one piece and end in the next.
  std::vector<std::uint64_t> take(Bytes decoded);

 private:
  std::vector<std::size_t> widths_;  // of type, place, and a third that does not matter; empty where they make no sense
  std::size_t row_bytes_ = 0;
  std::vector<std::byte> row_;
};

}  // namespace madoguchi::document
