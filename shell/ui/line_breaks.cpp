// Where a Japanese text may be broken, and where it reads best to do so. JIS X 4051 says what may not stand at a line's
// start or end; borders of phrases are guessed from the kinds of characters, because a dictionary would cost more bytes
// than the whole client.
#include <string_view>

#include "text/clusters.h"
#include "text/utf8.h"
#include "ui/text_layout.h"

namespace madoguchi::ui {
namespace {

enum class Kind : std::uint8_t { space, line_end, opening, closing, word, hiragana, other };

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Not at a line's start.
constexpr std::u32string_view closing_marks =
    U"、。，．・：；？！」』）］｝〕〉》】〟’”ー々ゝゞヽヾ゠–〜～％℃°′″…‥"
    U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｰﾞﾟｧｨｩｪｫｯｬｭｮ,.!?:;)]}%";

// Not at a line's end; numbers in circles and the mark of a note belong to what follows them.
constexpr std::u32string_view opening_marks = U"「『（［｛〔〈《【〝‘“｢([{￥＄£$〒№※①②③④⑤⑥⑦⑧⑨⑩";

bool is_word(char32_t c) {
  if (c >= U'0' && c <= U'9') return true;
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return true;
  if (c >= 0xC0 && c <= 0x24F) return true;  // Latin with marks
  if (c >= 0xFF10 && c <= 0xFF5A) return (c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || c >= 0xFF41;  // full width
  return among(U"-_@/+&#'~=\\*<>|^\"©", c);
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

Kind kind_of(char32_t c) {
  if (c == U'\n') return Kind::line_end;
  if (c == U' ' || c == U'\t' || c == 0x3000) return Kind::space;
  if (among(opening_marks, c)) return Kind::opening;
  if (among(closing_marks, c)) return Kind::closing;
  if (is_word(c)) return Kind::word;
  if (is_hiragana(c)) return Kind::hiragana;
  return Kind::other;
}

// 「お」 and 「ご」 before a kanji are the head of what follows: 「を｜お選び」, not 「をお｜選び」.
bool is_honorific(char32_t c, char32_t next) { return (c == U'お' || c == U'ご') && is_kanji(next); }

// Parts of a word that the marks of sentences also are: "1,234.5", "8:00", "a.b@c.jp".
bool joins_words(char32_t c) { return among(U".,:?!%;", c); }

bool ends_clause(char32_t c) { return among(U"、。，．！？・", c); }

// After these a word may go on on the next line when it has to.
bool ends_word_part(char32_t c) { return among(U"@/-_", c); }

struct Place {
  char32_t before, at, after;
  Kind before_kind, at_kind;
  std::size_t hiragana;  // how many make up all of the phrase so far; 0: it has others too
};

// 「この」 before 「施設」, 「あん」 before 「摩」: too little to stand for itself.
constexpr std::size_t short_hiragana = 2;

bool may_break(const Place& place) {
  if (place.at_kind == Kind::closing || place.at_kind == Kind::space || place.at_kind == Kind::line_end) return false;
  if (place.before_kind == Kind::opening) return false;
  if (place.before_kind == Kind::space) return true;
  if (place.at_kind != Kind::word) return true;
  return place.before_kind != Kind::word && !joins_words(place.before);
}

bool is_phrase_border(const Place& place) {
  if (place.before_kind == Kind::space || place.at_kind == Kind::opening) return true;
  if (ends_clause(place.before)) return true;
  // What follows a bracket in hiragana is its particle: 「確認」を.
  if (place.before_kind == Kind::closing) return among(U"」』）］】", place.before) && place.at_kind != Kind::hiragana;
  if (place.before_kind != Kind::hiragana) return false;
  if (is_honorific(place.before, place.at)) return false;
  if (place.hiragana > 0 && place.hiragana <= short_hiragana) return false;
  if (place.at_kind == Kind::hiragana) return place.before == U'を' || is_honorific(place.at, place.after);
  return true;
}

}  // namespace

std::vector<Break> find_breaks(std::string_view text) {
  std::vector<Break> breaks;
  if (text.empty()) return breaks;
  text::Decoded before = text::decode_at(text, 0);
  std::size_t offset = text::cluster_end(text, 0);
  std::size_t hiragana = is_hiragana(before.code_point) ? 1 : 0;
  while (offset < text.size()) {
    const text::Decoded at = text::decode_at(text, offset);  // a cluster is what its first character is
    const std::size_t next = text::cluster_end(text, offset);
    const char32_t after = next < text.size() ? text::decode_at(text, next).code_point : U'\0';
    const Place place{before.code_point,          at.code_point,          after,
                      kind_of(before.code_point), kind_of(at.code_point), hiragana};
    bool new_phrase = place.before_kind == Kind::opening || ends_clause(place.before);
    if (place.before_kind == Kind::line_end) {
      breaks.push_back({offset, BreakKind::forced});
      new_phrase = true;
    } else if (may_break(place)) {
      const bool border = is_phrase_border(place);
      breaks.push_back({offset, border ? BreakKind::phrase : BreakKind::allowed});
      new_phrase = new_phrase || border;
    } else if (place.at_kind == Kind::word && ends_word_part(place.before)) {
      breaks.push_back({offset, BreakKind::word_part});
    }
    if (place.at_kind != Kind::hiragana)
      hiragana = 0;
    else
      hiragana = new_phrase ? 1 : hiragana > 0 ? hiragana + 1 : 0;
    before = at;
    offset = next;
  }
  return breaks;
}

}  // namespace madoguchi::ui
