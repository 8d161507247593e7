// Broken compressed data are no reason to refuse a file: a reader sees what came out until then, and that is what is
// looked at here.
#include "document/pdf_stream.h"

#include <algorithm>
#include <cstdlib>

namespace madoguchi::document {
namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;
constexpr std::size_t max_row_bytes = 64 * 1024;
constexpr std::size_t max_field_bytes = 8;
constexpr std::size_t max_places = 1'000'000;
constexpr std::int64_t first_png_predictor = 10;

// The bytes of a row and of a pixel; nothing for numbers that make no sense.
std::optional<std::pair<std::size_t, std::size_t>> row_shape(const PdfFacts& facts) {
  const auto sensible = [](std::int64_t number, std::int64_t most) { return number >= 1 && number <= most; };
  if (!sensible(facts.columns, 1 << 20) || !sensible(facts.colours, 64) || !sensible(facts.bits, 16))
    return std::nullopt;
  const std::int64_t row = (facts.columns * facts.colours * facts.bits + 7) / 8;
  const std::int64_t pixel = std::max<std::int64_t>(1, facts.colours * facts.bits / 8);
  if (row > static_cast<std::int64_t>(max_row_bytes)) return std::nullopt;
  return std::pair(static_cast<std::size_t>(row), static_cast<std::size_t>(pixel));
}

int paeth(int left, int up, int corner) {
  const int guess = left + up - corner;
  const int to_left = std::abs(guess - left);
  const int to_up = std::abs(guess - up);
  const int to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

}  // namespace

std::optional<PdfDecoder> PdfDecoder::make(const PdfFacts& facts) {
  PdfDecoder decoder;
  if (facts.filters_unknown || facts.filters.size() > 1) return std::nullopt;
  if (facts.filters.empty()) return decoder;
  if (facts.filters.front() != "FlateDecode" && facts.filters.front() != "Fl") return std::nullopt;
  decoder.inflater_.emplace(Inflater::Wrapping::zlib);
  decoder.buffer_.resize(buffer_bytes);
  if (facts.predictor <= 1) return decoder;
  const auto shape = row_shape(facts);
  if (facts.predictor < first_png_predictor || !shape) return std::nullopt;
  decoder.row_bytes_ = shape->first;
  decoder.pixel_bytes_ = shape->second;
  decoder.previous_.resize(shape->first);
  return decoder;
}

PdfDecoder::Outcome PdfDecoder::run(Bytes packed) {
  if (!inflater_) return {packed.size(), packed, false};
  const Inflater::Outcome outcome = inflater_->run(packed, buffer_);
  const bool stuck = outcome.consumed_bytes == 0 && outcome.produced_bytes == 0;
  const Bytes inflated = Bytes(buffer_).first(outcome.produced_bytes);
  return {outcome.consumed_bytes, row_bytes_ > 0 ? unpredicted(inflated) : inflated,
          outcome.state != Inflater::State::going || stuck};
}

Bytes PdfDecoder::unpredicted(Bytes rows) {
  unpredicted_.clear();
  while (!rows.empty()) {
    const std::size_t count = std::min(rows.size(), row_bytes_ + 1 - row_.size());
    row_.insert(row_.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    rows = rows.subspan(count);
    if (row_.size() == row_bytes_ + 1) finish_row();
  }
  return unpredicted_;
}

// PNG's filters (ISO/IEC 15948, 9.2); an unknown one leaves the row as it is.
void PdfDecoder::finish_row() {
  const std::uint32_t filter = u8(row_, 0);
  for (std::size_t at = 0; at < row_bytes_; ++at) {
    const bool has_left = at >= pixel_bytes_;
    const int left = has_left ? std::to_integer<int>(row_[at + 1 - pixel_bytes_]) : 0;
    const int up = std::to_integer<int>(previous_[at]);
    const int corner = has_left ? std::to_integer<int>(previous_[at - pixel_bytes_]) : 0;
    const int guess = filter == 1   ? left
                      : filter == 2 ? up
                      : filter == 3 ? (left + up) / 2
                      : filter == 4 ? paeth(left, up, corner)
                                    : 0;
    row_[at + 1] = static_cast<std::byte>((std::to_integer<int>(row_[at + 1]) + guess) & 0xFF);
  }
  previous_.assign(row_.begin() + 1, row_.end());
  unpredicted_.insert(unpredicted_.end(), previous_.begin(), previous_.end());
  row_.clear();
}

void PdfObjectStream::take(Bytes decoded) {
  std::string_view piece = text_of(decoded);
  while (!piece.empty()) {
    if (in_objects_) {
      take_objects(piece);
    } else {
      take_places(piece);
    }
  }
}

// In front stand pairs of numbers: an object's own, and its place behind `first`.
void PdfObjectStream::take_places(std::string_view& piece) {
  const std::uint64_t until_first = first_ - std::min(place_, first_);
  std::string_view front =
      piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), until_first)));
  piece.remove_prefix(front.size());
  place_ += front.size();
  const auto keep = [this](const PdfToken& token) {
    if (token.type == PdfToken::Type::integer && numbers_.size() < 2 * max_places) {
      numbers_.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(token.number, 0)));
    }
  };
  while (const std::optional<PdfToken> token = lexer_.next(front)) keep(*token);
  if (place_ < first_) return;
  if (const std::optional<PdfToken> token = lexer_.finish()) keep(*token);
  std::vector<std::uint64_t> places;
  for (std::size_t index = 1; index < numbers_.size(); index += 2) places.push_back(first_ + numbers_[index]);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  numbers_ = std::move(places);
  in_objects_ = true;
  lexer_.restart(place_);
  structure_.restart();
}

void PdfObjectStream::take_objects(std::string_view& piece) {
  std::string_view object = piece;
  if (next_object_ < numbers_.size()) {
    const std::uint64_t left = numbers_[next_object_] - place_;
    if (left == 0) {  // the next object begins here
      finish();
      lexer_.restart(place_);
      structure_.restart();
      ++next_object_;
      return;
    }
    object = piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), left)));
  }
  piece.remove_prefix(object.size());
  place_ += object.size();
  while (const std::optional<PdfToken> token = lexer_.next(object)) structure_.take(*token);
}

void PdfObjectStream::finish() {
  if (!in_objects_) return;
  if (const std::optional<PdfToken> token = lexer_.finish()) structure_.take(*token);
}

PdfXrefStream::PdfXrefStream(const std::vector<std::int64_t>& widths) {
  if (widths.size() != 3) return;
  for (const std::int64_t width : widths) {
    if (width < 0 || width > static_cast<std::int64_t>(max_field_bytes)) return;
  }
  for (const std::int64_t width : widths) widths_.push_back(static_cast<std::size_t>(width));
  row_bytes_ = widths_[0] + widths_[1] + widths_[2];
}

std::vector<std::uint64_t> PdfXrefStream::take(Bytes decoded) {
  std::vector<std::uint64_t> places;
  if (row_bytes_ == 0) return places;
  for (const std::byte byte : decoded) {
    row_.push_back(byte);
    if (row_.size() < row_bytes_) continue;
    std::uint64_t type = widths_[0] == 0 ? 1 : 0;  // a type that is not written is 1
    for (std::size_t at = 0; at < widths_[0]; ++at) type = (type << 8U) | u8(row_, at);
    std::uint64_t place = 0;
    for (std::size_t at = 0; at < widths_[1]; ++at) place = (place << 8U) | u8(row_, widths_[0] + at);
    if (type == 1) places.push_back(place);
    row_.clear();
  }
  return places;
}

}  // namespace madoguchi::document
