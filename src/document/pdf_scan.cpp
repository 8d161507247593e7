// PDF (ISO 32000): one reading from the header to the end, passing over streams but for those that hold objects. Looks
// for what makes a PDF unfit (encryption, actions that run something) and for the end that a cut file lacks. Places
// that a cross-reference names and the reading passed over are read afterwards, so that nothing hides from it.
#include <algorithm>
#include <array>
#include <vector>

#include "document/pdf_lexer.h"
#include "document/pdf_places.h"
#include "document/pdf_stream.h"
#include "document/pdf_structure.h"
#include "document/scan.h"

namespace madoguchi::document {
namespace {

constexpr std::size_t header_reach = 1024;  // readers look for the header that far
constexpr std::string_view header_mark = "%PDF-";
constexpr std::string_view stream_end = "endstream";
constexpr std::size_t end_slack = 64;            // white space that may stand before endstream
constexpr std::int64_t linearised_slack = 1024;  // that may have been stripped off the end
constexpr std::uint64_t reread_slack = 1024 * 1024;

Recognition active_content(std::string_view marker) {
  return refused("document.active_content", {{"detected", "pdf"}, {"marker", std::string(marker)}});
}

class PdfScan final : public Scan {
 public:
  std::optional<Recognition> run(Reader& reader) override {
    waiting_ = false;
    while (!waiting_) {
      if (const std::optional<Recognition> outcome = step(reader)) return outcome;
    }
    return std::nullopt;
  }

 private:
  enum class Stage { header, tokens, stream_begin, decoding, stream_by_length, stream_by_search, next_place };

  struct Met {
    bool is_integer = false;
    std::int64_t number = 0;
    std::uint64_t offset = 0;
  };

  std::optional<Recognition> step(Reader& reader) {
    switch (stage_) {
      case Stage::header:
        return find_header(reader);
      case Stage::tokens:
        return read_tokens(reader);
      case Stage::stream_begin:
        return begin_stream(reader);
      case Stage::decoding:
        return decode(reader);
      case Stage::stream_by_length:
        return skip_by_length(reader);
      case Stage::stream_by_search:
        return skip_by_search(reader);
      case Stage::next_place:
        return read_next_place(reader);
    }
    return std::nullopt;
  }

  std::optional<Recognition> wait() {
    waiting_ = true;
    return std::nullopt;
  }

  std::optional<Recognition> find_header(Reader& reader) {
    std::array<std::byte, header_reach + header_mark.size()> head{};
    const auto part =
        std::span(head).first(static_cast<std::size_t>(std::min<std::uint64_t>(head.size(), reader.size_bytes())));
    if (!reader.read(0, part)) return wait();
    const std::size_t at = text_of(part).find(header_mark);
    if (at == std::string_view::npos) return damaged("pdf");
    header_offset_ = at;
    lexer_.restart(at);
    stage_ = Stage::tokens;
    return std::nullopt;
  }

  std::optional<Recognition> read_tokens(Reader& reader) {
    if (lexer_.offset() >= reader.size_bytes()) {
      if (const std::optional<PdfToken> token = lexer_.finish()) take(*token, reader);
      stage_ = Stage::next_place;
      return verdict_so_far();
    }
    const Bytes bytes = reader.view(lexer_.offset());
    if (bytes.empty()) return wait();
    std::string_view piece = text_of(bytes);
    while (stage_ == Stage::tokens) {
      const std::optional<PdfToken> token = lexer_.next(piece);
      if (!token) break;
      take(*token, reader);
    }
    return verdict_so_far();
  }

  std::optional<Recognition> verdict_so_far() const {
    if (is_encrypted_) return encrypted("pdf");
    if (!structure_.active().empty()) return active_content(structure_.active());
    return std::nullopt;
  }

  void take(const PdfToken& token, Reader& reader) {
    if (token.type == PdfToken::Type::end_mark) {
      if (!rereading_) end_mark_ = token.offset + 1;
      return;
    }
    const bool closes = token.type == PdfToken::Type::dictionary_close;
    if (token.type != PdfToken::Type::keyword || !take_keyword(token)) structure_.take(token);
    if (closes && structure_.at_top()) look_at_facts(reader);
    if (after_startxref_ && token.type == PdfToken::Type::integer && token.number >= 0) {
      places_.named(static_cast<std::uint64_t>(token.number));
    }
    after_startxref_ = token.type == PdfToken::Type::keyword && token.text == "startxref";
    after_dictionary_ = closes;
    before_last_ = last_;
    last_ = {token.type == PdfToken::Type::integer, token.number, token.offset};
    // What is read for itself begins as an object or as a table, or is nothing.
    if (rereading_ && ++reread_tokens_ == 3 && !reread_holds_) stage_ = Stage::next_place;
  }

  // Whether the keyword is one that stands outside of objects' values.
  bool take_keyword(const PdfToken& token) {
    const bool after_numbers = last_.is_integer && before_last_.is_integer;
    if (token.text == "obj" && after_numbers) {
      begin_object(before_last_.offset);
    } else if (token.text == "stream" && after_dictionary_) {
      stage_ = Stage::stream_begin;
    } else if (token.text == "endobj") {
      if (rereading_) stage_ = Stage::next_place;
    } else if (token.text == "trailer") {
      structure_.restart();
      in_trailer_ = true;
      in_table_ = false;
    } else if (token.text == "xref") {
      in_table_ = true;
      reread_holds_ = true;
      if (!rereading_) places_.met(token.offset);
    } else if (token.text == "startxref") {
      in_table_ = false;
      if (rereading_) stage_ = Stage::next_place;
      if (!rereading_) end_mark_ = token.offset + 1;
    } else if (token.text == "n" && in_table_ && after_numbers && before_last_.number > 0) {
      places_.named(static_cast<std::uint64_t>(before_last_.number));
    } else {
      return false;
    }
    return true;
  }

  void begin_object(std::uint64_t offset) {
    structure_.restart();
    in_trailer_ = false;
    in_table_ = false;
    if (!rereading_) {
      last_object_ = offset + 1;
      places_.met(offset);
    } else if (reread_holds_ || (offset != reread_from_ && places_.was_met(offset))) {
      stage_ = Stage::next_place;  // the next object, or one that was read already
    }
    reread_holds_ = true;
  }

  // An object's or the trailer's outermost dictionary is whole.
  void look_at_facts(Reader& reader) {
    const PdfFacts& facts = structure_.facts();
    if ((in_trailer_ || facts.is_xref) && facts.is_encrypted) is_encrypted_ = true;
    if (in_trailer_ || facts.is_xref) {
      for (const std::int64_t place : facts.xref_places) {
        if (place > 0) places_.named(static_cast<std::uint64_t>(place));
      }
    }
    const auto size = static_cast<std::int64_t>(reader.size_bytes());
    if (facts.is_linearised && facts.file_bytes.value_or(0) > size + linearised_slack) is_cut_ = true;
  }

  std::optional<Recognition> begin_stream(Reader& reader) {
    std::array<std::byte, end_slack> start{};
    const std::uint64_t at = lexer_.offset();
    const std::uint64_t left = reader.size_bytes() - at;
    const auto part = std::span(start).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, start.size())));
    if (!reader.read(at, part)) return wait();
    const std::string_view text = text_of(part);
    const std::size_t line_end = std::min(text.find_first_not_of(std::string_view(" \t\0", 3)), text.size());
    stream_begin_ = at;
    if (text.substr(line_end, 2) == "\r\n") {
      stream_begin_ += line_end + 2;
    } else if (text.substr(line_end, 1) == "\n" || text.substr(line_end, 1) == "\r") {
      stream_begin_ += line_end + 1;
    }
    stage_ = Stage::stream_by_length;
    const PdfFacts& facts = structure_.facts();
    if (!facts.is_object_stream && !facts.is_xref) return std::nullopt;
    begin_decoding(facts, reader.size_bytes());
    return std::nullopt;
  }

  void begin_decoding(const PdfFacts& facts, std::uint64_t file_bytes) {
    decoder_ = PdfDecoder::make(facts);
    const std::uint64_t most = file_bytes - stream_begin_;
    packed_left_ = facts.length_bytes && *facts.length_bytes >= 0
                       ? std::min(static_cast<std::uint64_t>(*facts.length_bytes), most)
                       : most;
    objects_.reset();
    xref_.reset();
    if (facts.is_object_stream) {
      const bool readable =
          decoder_ && facts.first.value_or(-1) >= 0 && (decoder_->ends_itself() || facts.length_bytes);
      if (!readable) is_opaque_ = true;
      if (!readable) return;
      objects_.emplace(static_cast<std::uint64_t>(*facts.first));
    } else {
      if (!decoder_) return;
      xref_.emplace(facts.widths);
    }
    if (decoder_->ends_itself()) packed_left_ = most;  // it knows its end better than /Length does
    decode_place_ = stream_begin_;
    stage_ = Stage::decoding;
  }

  std::optional<Recognition> decode(Reader& reader) {
    bool ended = packed_left_ == 0;
    if (!ended) {
      Bytes packed = reader.view(decode_place_);
      if (packed.empty()) return wait();
      packed = packed.first(static_cast<std::size_t>(std::min<std::uint64_t>(packed.size(), packed_left_)));
      const PdfDecoder::Outcome outcome = decoder_->run(packed);
      decode_place_ += outcome.consumed_bytes;
      packed_left_ -= outcome.consumed_bytes;
      decoded_bytes_ += outcome.decoded.size();
      if (decoded_bytes_ > max_unpacked_bytes) {
        return refused("document.archive_too_large", {},
                       {{"unpackedBytes", decoded_bytes_}, {"maxBytes", max_unpacked_bytes}});
      }
      if (objects_) objects_->take(outcome.decoded);
      if (xref_) {
        for (const std::uint64_t place : xref_->take(outcome.decoded)) places_.named(place);
      }
      ended = outcome.ended;
    }
    if (!ended) return std::nullopt;
    if (objects_) objects_->finish();
    const std::string_view active = objects_ ? objects_->active() : std::string_view();
    stage_ = Stage::stream_by_length;
    return active.empty() ? std::nullopt : std::optional(active_content(active));
  }

  std::optional<Recognition> skip_by_length(Reader& reader) {
    const std::optional<std::int64_t> length = structure_.facts().length_bytes;
    search_place_ = stream_begin_;
    stage_ = Stage::stream_by_search;
    if (!length || *length < 0 || !reader.has(stream_begin_, static_cast<std::uint64_t>(*length))) return std::nullopt;
    const std::uint64_t end = stream_begin_ + static_cast<std::uint64_t>(*length);
    std::array<std::byte, end_slack> after{};
    const auto part = std::span(after).first(
        static_cast<std::size_t>(std::min<std::uint64_t>(after.size(), reader.size_bytes() - end)));
    if (!reader.read(end, part)) {
      stage_ = Stage::stream_by_length;
      return wait();
    }
    const std::string_view text = text_of(part);
    const std::size_t first = text.find_first_not_of(std::string_view(" \t\r\n\f\0", 6));
    if (first == std::string_view::npos) return std::nullopt;
    const bool ends = text.substr(first, stream_end.size()) == stream_end || text.substr(first, 6) == "endobj";
    if (ends) go_on(end);
    return std::nullopt;
  }

  std::optional<Recognition> skip_by_search(Reader& reader) {
    if (search_place_ + stream_end.size() > reader.size_bytes()) {  // the file ends within the stream
      go_on(reader.size_bytes());
      if (!rereading_) is_cut_ = true;
      return std::nullopt;
    }
    const Bytes bytes = reader.view(search_place_);
    if (bytes.empty()) return wait();
    std::array<std::byte, 2 * stream_end.size()> seam{};
    std::string_view piece = text_of(bytes);
    if (piece.size() < stream_end.size()) {  // it may stand across two pieces
      const std::uint64_t left = reader.size_bytes() - search_place_;
      const auto part = std::span(seam).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, seam.size())));
      if (!reader.read(search_place_, part)) return wait();
      piece = text_of(part);
    }
    const std::size_t at = piece.find(stream_end);
    if (at != std::string_view::npos) {
      go_on(search_place_ + at);
    } else {
      search_place_ += piece.size() - stream_end.size() + 1;
    }
    return std::nullopt;
  }

  void go_on(std::uint64_t offset) {
    lexer_.restart(offset);
    stage_ = Stage::tokens;
  }

  std::optional<Recognition> read_next_place(Reader& reader) {
    if (rereading_) {
      reread_bytes_ += lexer_.offset() - std::min(lexer_.offset(), reread_from_);
    } else if (is_opaque_ || is_cut_ || end_mark_ <= last_object_) {
      return damaged("pdf");
    }
    if (places_.overflowed() || reread_bytes_ > reader.size_bytes() + reread_slack) return damaged("pdf");
    const std::optional<std::uint64_t> place = places_.next_unmet(header_offset_, reader.size_bytes());
    if (!place) return is_opaque_ ? damaged("pdf") : taken(Kind::pdf);
    rereading_ = true;
    reread_holds_ = false;
    reread_tokens_ = 0;
    reread_from_ = *place;
    in_trailer_ = false;
    in_table_ = false;
    after_startxref_ = false;
    last_ = Met();
    structure_.restart();
    go_on(*place);
    return std::nullopt;
  }

  Stage stage_ = Stage::header;
  bool waiting_ = false;
  std::uint64_t header_offset_ = 0;
  PdfLexer lexer_;
  PdfStructure structure_;
  Met last_;
  Met before_last_;
  bool after_dictionary_ = false;
  bool after_startxref_ = false;
  bool in_trailer_ = false;
  bool in_table_ = false;  // a cross-reference table

  std::uint64_t stream_begin_ = 0;
  std::uint64_t search_place_ = 0;
  std::optional<PdfDecoder> decoder_;
  std::optional<PdfObjectStream> objects_;
  std::optional<PdfXrefStream> xref_;
  std::uint64_t decode_place_ = 0;
  std::uint64_t packed_left_ = 0;
  std::uint64_t decoded_bytes_ = 0;  // of all streams

  std::uint64_t end_mark_ = 0;     // one behind where the last one begins; 0: none
  std::uint64_t last_object_ = 0;  // the same
  bool is_encrypted_ = false;
  bool is_cut_ = false;
  bool is_opaque_ = false;  // objects stand where they cannot be looked at

  PdfPlaces places_;
  bool rereading_ = false;  // the plain reading is over
  std::uint64_t reread_from_ = 0;
  std::uint64_t reread_bytes_ = 0;
  int reread_tokens_ = 0;
  bool reread_holds_ = false;  // what was found is an object or a table
};

}  // namespace

std::unique_ptr<Scan> make_pdf_scan() { return std::make_unique<PdfScan>(); }

}  // namespace madoguchi::document
