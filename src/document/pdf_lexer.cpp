// Long runs (strings, comments, white space) are passed over by searching, the rest is a small state machine.
#include "document/pdf_lexer.h"

#include <algorithm>
#include <array>

namespace madoguchi::document {
namespace {

constexpr std::size_t max_collected = 512;  // bytes of a token that are kept; no name that matters is longer

enum class Class : unsigned char { regular, blank, delimiter };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (const std::size_t c : {0U, 9U, 10U, 12U, 13U, 32U}) classes[c] = Class::blank;
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[static_cast<unsigned char>(c)] = Class::delimiter;
  }
  return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

std::size_t run_length(std::string_view piece, Class wanted) {
  std::size_t length = 0;
  while (length < piece.size() && class_of(piece[length]) == wanted) ++length;
  return length;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// An integer of at most 18 digits; nothing for another keyword.
std::optional<std::int64_t> integer_of(std::string_view text) {
  const bool negative = text.substr(0, 1) == "-";
  if (negative || text.substr(0, 1) == "+") text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

}  // namespace

void PdfLexer::restart(std::uint64_t offset) {
  state_ = State::idle;
  offset_ = offset;
  text_.clear();
  depth_ = 0;
}

std::optional<PdfToken> PdfLexer::next(std::string_view& piece) {
  while (!piece.empty()) {
    if (std::optional<PdfToken> token = step(piece)) return token;
  }
  return std::nullopt;
}

void PdfLexer::drop(std::string_view& piece, std::size_t count) {
  piece.remove_prefix(count);
  offset_ += count;
}

void PdfLexer::collect(std::string_view bytes) {
  text_.append(bytes.substr(0, max_collected - std::min(max_collected, text_.size())));
}

std::optional<PdfToken> PdfLexer::step(std::string_view& piece) {
  switch (state_) {
    case State::idle:
      return begin(piece);
    case State::comment: {
      const std::size_t end = piece.find_first_of("\r\n");
      collect(piece.substr(0, std::min<std::size_t>(end, 8)));
      drop(piece, std::min(end, piece.size()));
      if (end == std::string_view::npos) return std::nullopt;
      state_ = State::idle;
      return text_.substr(0, 5) == "%%EOF" ? std::optional(made(PdfToken::Type::end_mark)) : std::nullopt;
    }
    case State::name:
    case State::regular: {
      const std::size_t length = run_length(piece, Class::regular);
      collect(piece.substr(0, length));
      drop(piece, length);
      if (piece.empty()) return std::nullopt;
      return state_ == State::name ? made_name() : made_regular();
    }
    case State::literal:
      return in_literal(piece);
    case State::literal_escape:
      drop(piece, 1);
      state_ = State::literal;
      return std::nullopt;
    case State::less:
      if (piece.front() != '<') {
        state_ = State::hexadecimal;
        return std::nullopt;
      }
      drop(piece, 1);
      return made(PdfToken::Type::dictionary_open);
    case State::hexadecimal: {
      const std::size_t end = piece.find('>');
      drop(piece, end == std::string_view::npos ? piece.size() : end + 1);
      return end == std::string_view::npos ? std::nullopt : std::optional(made(PdfToken::Type::string));
    }
    case State::greater:
      state_ = State::idle;
      if (piece.front() != '>') return std::nullopt;
      drop(piece, 1);
      return made(PdfToken::Type::dictionary_close);
  }
  return std::nullopt;
}

std::optional<PdfToken> PdfLexer::begin(std::string_view& piece) {
  drop(piece, run_length(piece, Class::blank));
  if (piece.empty()) return std::nullopt;
  text_.clear();
  token_offset_ = offset_;
  const char c = piece.front();
  if (class_of(c) == Class::regular) {
    state_ = State::regular;
    return std::nullopt;
  }
  if (c == '%') {
    state_ = State::comment;  // the sign is collected with the rest
    return std::nullopt;
  }
  drop(piece, 1);
  switch (c) {
    case '/':
      state_ = State::name;
      return piece.empty() || class_of(piece.front()) == Class::regular ? std::nullopt : std::optional(made_name());
    case '(':
      state_ = State::literal;
      depth_ = 1;
      return std::nullopt;
    case '<':
      state_ = State::less;
      return std::nullopt;
    case '>':
      state_ = State::greater;
      return std::nullopt;
    case '[':
      return made(PdfToken::Type::array_open);
    case ']':
      return made(PdfToken::Type::array_close);
    default:
      return std::nullopt;  // a stray ')' or a brace of a calculator function
  }
}

std::optional<PdfToken> PdfLexer::in_literal(std::string_view& piece) {
  const std::size_t at = piece.find_first_of("()\\");
  if (at == std::string_view::npos) {
    drop(piece, piece.size());
    return std::nullopt;
  }
  const char c = piece[at];
  drop(piece, at + 1);
  if (c == '\\') {
    state_ = State::literal_escape;
  } else if (c == '(') {
    ++depth_;
  } else if (--depth_ == 0) {
    return made(PdfToken::Type::string);
  }
  return std::nullopt;
}

std::optional<PdfToken> PdfLexer::finish() {
  const State state = state_;
  state_ = State::idle;
  if (state == State::name) return made_name();
  if (state == State::regular) return made_regular();
  if (state == State::comment && text_.substr(0, 5) == "%%EOF") return made(PdfToken::Type::end_mark);
  return std::nullopt;
}

PdfToken PdfLexer::made(PdfToken::Type type) {
  state_ = State::idle;
  return {type, {}, 0, token_offset_};
}

PdfToken PdfLexer::made_name() {
  PdfToken token = made(PdfToken::Type::name);
  if (text_.find('#') == std::string::npos) {
    token.text = text_;
    return token;
  }
  decoded_.clear();
  for (std::size_t at = 0; at < text_.size(); ++at) {
    const int high = text_[at] == '#' && at + 2 < text_.size() ? hex_value(text_[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text_[at + 2]) : -1;
    decoded_.push_back(low >= 0 ? static_cast<char>(high * 16 + low) : text_[at]);
    if (low >= 0) at += 2;
  }
  token.text = decoded_;
  return token;
}

PdfToken PdfLexer::made_regular() {
  PdfToken token = made(PdfToken::Type::keyword);
  token.text = text_;
  if (const std::optional<std::int64_t> number = integer_of(text_)) {
    token.type = PdfToken::Type::integer;
    token.number = *number;
  }
  return token;
}

}  // namespace madoguchi::document
