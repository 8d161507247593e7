// PDF's lexical rules (ISO 32000-2, 7.2 and 7.3), fed piece by piece: a token may begin in one piece and end in
// another. Contents of strings are passed over; names have their #xx escapes replaced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::document {

struct PdfToken {
  enum class Type {
    integer,
    name,
    keyword,  // obj, R, stream, true, …, and numbers that are not integers
    string,   // literal or hexadecimal
    dictionary_open,
    dictionary_close,
    array_open,
    array_close,
    end_mark,  // the comment %%EOF
  };

  Type type = Type::keyword;
  std::string_view text;     // of a name (decoded, without '/') or a keyword; stands until the next call
  std::int64_t number = 0;   // of an integer
  std::uint64_t offset = 0;  // where it begins
};

class PdfLexer {
 public:
  // Starts anew; the next byte that comes stands at `offset`.
  void restart(std::uint64_t offset);

  // Takes bytes off `piece` until a token is whole. Nothing: the piece is used up.
  std::optional<PdfToken> next(std::string_view& piece);

  // The token that the end of the bytes completes.
  std::optional<PdfToken> finish();

  // Where the next byte to come stands.
  std::uint64_t offset() const { return offset_; }

 private:
  enum class State { idle, comment, name, regular, literal, literal_escape, less, hexadecimal, greater };

  void drop(std::string_view& piece, std::size_t count);
  void collect(std::string_view bytes);
  std::optional<PdfToken> step(std::string_view& piece);
  std::optional<PdfToken> begin(std::string_view& piece);
  std::optional<PdfToken> in_literal(std::string_view& piece);
  PdfToken made(PdfToken::Type type);
  PdfToken made_name();
  PdfToken made_regular();

  State state_ = State::idle;
  std::uint64_t offset_ = 0;
  std::uint64_t token_offset_ = 0;
  std::string text_;         // collected so far, up to a bound
  std::string decoded_;      // a name's text
  std::uint64_t depth_ = 0;  // of parentheses in a literal string
};

}  // namespace madoguchi::document
