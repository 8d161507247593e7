// The folding tables. Only what Japanese keyboards, IMEs, spreadsheets and web pages put in the place of plain ASCII is
// folded; letters of other scripts are left alone, and so are bytes that are no UTF-8.
#include "text/fold.h"

#include <array>

#include "text/utf8.h"

namespace madoguchi::text {
namespace {

constexpr char32_t half_first = 0xFF61;  // ｡
constexpr char32_t half_voiced = 0xFF9E;
constexpr char32_t half_semi_voiced = 0xFF9F;

// U+FF61 to U+FF9F in full width, in order.
constexpr std::array<char32_t, 63> full_katakana = {
    U'。', U'「', U'」', U'、', U'・', U'ヲ', U'ァ', U'ィ', U'ゥ', U'ェ', U'ォ', U'ャ', U'ュ', U'ョ', U'ッ', U'ー',
    U'ア', U'イ', U'ウ', U'エ', U'オ', U'カ', U'キ', U'ク', U'ケ', U'コ', U'サ', U'シ', U'ス', U'セ', U'ソ', U'タ',
    U'チ', U'ツ', U'テ', U'ト', U'ナ', U'ニ', U'ヌ', U'ネ', U'ノ', U'ハ', U'ヒ', U'フ', U'ヘ', U'ホ', U'マ', U'ミ',
    U'ム', U'メ', U'モ', U'ヤ', U'ユ', U'ヨ', U'ラ', U'リ', U'ル', U'レ', U'ロ', U'ワ', U'ン', U'゛', U'゜'};

bool is_half_katakana(char32_t code_point) { return code_point >= half_first && code_point <= half_semi_voiced; }

// The kana that bears the mark, or 0 where it cannot bear one. Voiced kana follow their plain ones in Unicode.
char32_t with_voiced_mark(char32_t kana) {
  if (kana == U'ウ') return U'ヴ';
  if (kana == U'ワ') return U'ヷ';
  if (kana == U'ヲ') return U'ヺ';
  if (kana >= U'カ' && kana <= U'チ') return kana + 1;
  if (kana == U'ツ' || kana == U'テ' || kana == U'ト') return kana + 1;
  if (kana >= U'ハ' && kana <= U'ホ') return kana + 1;
  return 0;
}

char32_t with_semi_voiced_mark(char32_t kana) { return kana >= U'ハ' && kana <= U'ホ' ? kana + 2 : 0; }

bool is_dash(char32_t c) {
  switch (c) {
    case 0x002D:  // hyphen-minus
    case 0x02D7:  // modifier minus
    case 0x2043:  // hyphen bullet
    case 0x207B:  // superscript minus
    case 0x208B:  // subscript minus
    case 0x2212:  // minus sign, what IMEs give for Shift_JIS 0x817C
    case 0x23AF:  // horizontal line extension
    case 0x2500:  // box drawing light
    case 0x2501:  // box drawing heavy
    case 0x2796:  // heavy minus
    case 0x2E3A:  // two-em dash
    case 0x2E3B:  // three-em dash
    case 0x30FC:  // long-vowel mark
    case 0xFE58:  // small em dash
    case 0xFE63:  // small hyphen-minus
    case 0xFF0D:  // full-width hyphen-minus
    case 0xFF70:  // half-width long-vowel mark
      return true;
    default:
      return c >= 0x2010 && c <= 0x2015;  // hyphen to horizontal bar
  }
}

bool is_blank(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || c == 0x20;
  switch (c) {
    case 0x0085:
    case 0x00A0:
    case 0x00AD:  // soft hyphen: shows nothing
    case 0x1680:
    case 0x180E:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:  // zero-width no-break space, the byte order mark
      return true;
    default:
      break;
  }
  return (c >= 0x2000 && c <= 0x200F)      // spaces, zero-width space and joiners, direction marks
         || (c >= 0x202A && c <= 0x202E)   // direction embeddings, pasted along with text
         || (c >= 0x2060 && c <= 0x206F);  // word joiner, invisible operators, isolates
}

// Katakana from ァ to ヺ as banks write them, each in the place of its code point; two units where a voiced mark
// follows.
constexpr std::array<std::string_view, 90> bank_kana = {
    "ｱ",  "ｱ",  "ｲ",  "ｲ",  "ｳ",  "ｳ",  "ｴ",  "ｴ",  "ｵ", "ｵ",  "ｶ", "ｶﾞ", "ｷ",  "ｷﾞ", "ｸ",  "ｸﾞ", "ｹ",  "ｹﾞ",
    "ｺ",  "ｺﾞ", "ｻ",  "ｻﾞ", "ｼ",  "ｼﾞ", "ｽ",  "ｽﾞ", "ｾ", "ｾﾞ", "ｿ", "ｿﾞ", "ﾀ",  "ﾀﾞ", "ﾁ",  "ﾁﾞ", "ﾂ",  "ﾂ",
    "ﾂﾞ", "ﾃ",  "ﾃﾞ", "ﾄ",  "ﾄﾞ", "ﾅ",  "ﾆ",  "ﾇ",  "ﾈ", "ﾉ",  "ﾊ", "ﾊﾞ", "ﾊﾟ", "ﾋ",  "ﾋﾞ", "ﾋﾟ", "ﾌ",  "ﾌﾞ",
    "ﾌﾟ", "ﾍ",  "ﾍﾞ", "ﾍﾟ", "ﾎ",  "ﾎﾞ", "ﾎﾟ", "ﾏ",  "ﾐ", "ﾑ",  "ﾒ", "ﾓ",  "ﾔ",  "ﾔ",  "ﾕ",  "ﾕ",  "ﾖ",  "ﾖ",
    "ﾗ",  "ﾘ",  "ﾙ",  "ﾚ",  "ﾛ",  "ﾜ",  "ﾜ",  "ｲ",  "ｴ", "ｵ",  "ﾝ", "ｳﾞ", "ｶ",  "ｹ",  "ﾜﾞ", "ｲﾞ", "ｴﾞ", "ｵﾞ"};

// How banks write the character, or empty: as it is.
std::string_view bank_form(char32_t c) {
  constexpr char32_t first_katakana = U'ァ';
  constexpr char32_t hiragana_to_katakana = U'ァ' - U'ぁ';
  if (c >= U'ぁ' && c <= U'ゖ') c += hiragana_to_katakana;
  if (c >= first_katakana && c <= U'ヺ') return bank_kana[c - first_katakana];
  switch (c) {
    case 0x3099:  // combining voiced mark
    case U'゛':
      return "ﾞ";
    case 0x309A:  // combining semi-voiced mark
    case U'゜':
      return "ﾟ";
    case U'・':
      return ".";
    default:
      return is_dash(c) ? "-" : std::string_view();
  }
}

}  // namespace

std::string fold_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    const std::size_t next = offset + here.size_bytes;
    if (here.code_point >= 0xFF01 && here.code_point <= 0xFF5E) {
      folded.push_back(static_cast<char>(here.code_point - 0xFF01 + 0x21));
    } else if (here.code_point == 0x3000) {
      folded.push_back(' ');
    } else if (is_half_katakana(here.code_point)) {
      char32_t kana = full_katakana[here.code_point - half_first];
      const char32_t mark = next < text.size() ? decode_at(text, next).code_point : 0;
      const char32_t marked = mark == half_voiced        ? with_voiced_mark(kana)
                              : mark == half_semi_voiced ? with_semi_voiced_mark(kana)
                                                         : 0;
      append_utf8(folded, marked != 0 ? marked : kana);
      if (marked != 0) {
        offset = next + 3;  // both marks are three bytes long
        continue;
      }
    } else {
      folded.append(text.substr(offset, here.size_bytes));
    }
    offset = next;
  }
  return folded;
}

std::string fold_dashes(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    if (is_dash(here.code_point)) {
      folded.push_back('-');
    } else {
      folded.append(text.substr(offset, here.size_bytes));
    }
    offset += here.size_bytes;
  }
  return folded;
}

std::string fold_bank_kana(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    const std::string_view typed = text.substr(offset, here.size_bytes);
    offset += here.size_bytes;
    char32_t c = here.code_point;
    if (is_half_katakana(c) && c != half_voiced && c != half_semi_voiced) c = full_katakana[c - half_first];
    if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + 0x21;
    if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
    if (c == 0x3000) c = U' ';
    const std::string_view bank = here.well_formed ? bank_form(c) : std::string_view();
    if (!bank.empty()) {
      folded.append(bank);
    } else if (here.well_formed && c < 0x80) {
      folded.push_back(static_cast<char>(c));
    } else {
      folded.append(typed);
    }
  }
  return folded;
}

std::string remove_spaces(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    if (!is_blank(here.code_point)) kept.append(text.substr(offset, here.size_bytes));
    offset += here.size_bytes;
  }
  return kept;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded here = decode_at(text, offset);
    if (!is_blank(here.code_point)) {
      if (begin == text.size()) begin = offset;
      end = offset + here.size_bytes;
    }
    offset += here.size_bytes;
  }
  return text.substr(begin, end - begin);
}

}  // namespace madoguchi::text
