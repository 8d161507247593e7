// See clusters.h. Classes of code points as UAX #29 names them; the tables hold what text in today's scripts needs.
#include "text/clusters.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/utf8.h"

namespace madoguchi::text {
namespace {

enum class Class : std::uint8_t { other, extend, joiner, pictograph, flag_letter, leading, vowel, trailing, lv, lvt };

struct Range {
  std::uint16_t first, last;
};

// Extend and SpacingMark of the basic plane, ascending; unassigned places between two ranges belong to both.
constexpr Range marks[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x07A6, 0x07B0}, {0x07EB, 0x07F3},
    {0x07FD, 0x07FD}, {0x0816, 0x0819}, {0x081B, 0x0823}, {0x0825, 0x0827}, {0x0829, 0x082D}, {0x0859, 0x085B},
    {0x0897, 0x089F}, {0x08CA, 0x08E1}, {0x08E3, 0x0903}, {0x093A, 0x093C}, {0x093E, 0x094F}, {0x0951, 0x0957},
    {0x0962, 0x0963}, {0x0981, 0x0983}, {0x09BC, 0x09BC}, {0x09BE, 0x09CD}, {0x09D7, 0x09D7}, {0x09E2, 0x09E3},
    {0x09FE, 0x0A03}, {0x0A3C, 0x0A51}, {0x0A70, 0x0A71}, {0x0A75, 0x0A75}, {0x0A81, 0x0A83}, {0x0ABC, 0x0ABC},
    {0x0ABE, 0x0ACD}, {0x0AE2, 0x0AE3}, {0x0AFA, 0x0B03}, {0x0B3C, 0x0B3C}, {0x0B3E, 0x0B57}, {0x0B62, 0x0B63},
    {0x0B82, 0x0B82}, {0x0BBE, 0x0BCD}, {0x0BD7, 0x0BD7}, {0x0C00, 0x0C04}, {0x0C3C, 0x0C3C}, {0x0C3E, 0x0C56},
    {0x0C62, 0x0C63}, {0x0C81, 0x0C83}, {0x0CBC, 0x0CBC}, {0x0CBE, 0x0CD6}, {0x0CE2, 0x0CE3}, {0x0CF3, 0x0D03},
    {0x0D3B, 0x0D3C}, {0x0D3E, 0x0D4D}, {0x0D57, 0x0D57}, {0x0D62, 0x0D63}, {0x0D81, 0x0D83}, {0x0DCA, 0x0DDF},
    {0x0DF2, 0x0DF3}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC},
    {0x0EC8, 0x0ECE}, {0x0F18, 0x0F19}, {0x0F35, 0x0F35}, {0x0F37, 0x0F37}, {0x0F39, 0x0F39}, {0x0F3E, 0x0F3F},
    {0x0F71, 0x0F84}, {0x0F86, 0x0F87}, {0x0F8D, 0x0FBC}, {0x0FC6, 0x0FC6}, {0x102B, 0x103E}, {0x1056, 0x1059},
    {0x105E, 0x1060}, {0x1062, 0x1064}, {0x1067, 0x106D}, {0x1071, 0x1074}, {0x1082, 0x108D}, {0x108F, 0x108F},
    {0x109A, 0x109D}, {0x17B4, 0x17D3}, {0x17DD, 0x17DD}, {0x1AB0, 0x1B04}, {0x1DC0, 0x1DFF}, {0x200C, 0x200C},
    {0x20D0, 0x20F0}, {0x2CEF, 0x2CF1}, {0x2D7F, 0x2D7F}, {0x2DE0, 0x2DFF}, {0x302A, 0x302F}, {0x3099, 0x309A},
    {0xA66F, 0xA672}, {0xA674, 0xA67D}, {0xA69E, 0xA69F}, {0xA6F0, 0xA6F1}, {0xFB1E, 0xFB1E}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFF9E, 0xFF9F}};

// Characters below the emoji planes that emoji sequences are made of (Extended_Pictographic), roughly: whatever stands
// among them without being one is joined only by a zero width joiner beside it.
constexpr Range pictographs[] = {{0x00A9, 0x00A9}, {0x00AE, 0x00AE}, {0x203C, 0x203C}, {0x2049, 0x2049},
                                 {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2190, 0x21FF}, {0x2300, 0x23FF},
                                 {0x24C2, 0x24C2}, {0x25A0, 0x27BF}, {0x2900, 0x297F}, {0x2B00, 0x2BFF},
                                 {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3297}, {0x3299, 0x3299}};

bool among(const Range* first, const Range* last, char32_t c) {
  const Range* found =
      std::lower_bound(first, last, c, [](const Range& range, char32_t at) { return range.last < at; });
  return found != last && found->first <= c;
}

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Class class_above_basic_plane(char32_t c) {
  if (between(c, 0x1F3FB, 0x1F3FF)) return Class::extend;  // skin tones
  if (between(c, 0xE0020, 0xE01EF)) return Class::extend;  // tags, and the variation selectors of kanji
  if (between(c, 0x1F1E6, 0x1F1FF)) return Class::flag_letter;
  return between(c, 0x1F000, 0x1FAFF) ? Class::pictograph : Class::other;
}

Class class_of_hangul(char32_t c) {
  constexpr char32_t syllables_of_a_pair = 28;
  if (between(c, 0x1100, 0x115F) || between(c, 0xA960, 0xA97C)) return Class::leading;
  if (between(c, 0x1160, 0x11A7) || between(c, 0xD7B0, 0xD7C6)) return Class::vowel;
  if (between(c, 0x11A8, 0x11FF) || between(c, 0xD7CB, 0xD7FB)) return Class::trailing;
  if (between(c, 0xAC00, 0xD7A3)) return (c - 0xAC00) % syllables_of_a_pair == 0 ? Class::lv : Class::lvt;
  return Class::other;
}

Class class_of(char32_t c) {
  if (c < 0xA9) return Class::other;
  if (c > 0xFFFF) return class_above_basic_plane(c);
  if (c == 0x200D) return Class::joiner;
  if (among(std::begin(marks), std::end(marks), c)) return Class::extend;
  if (among(std::begin(pictographs), std::end(pictographs), c)) return Class::pictograph;
  return class_of_hangul(c);
}

bool joins_hangul(Class before, Class at) {
  if (before == Class::leading) {
    return at == Class::leading || at == Class::vowel || at == Class::lv || at == Class::lvt;
  }
  if (before == Class::lv || before == Class::vowel) return at == Class::vowel || at == Class::trailing;
  return (before == Class::lvt || before == Class::trailing) && at == Class::trailing;
}

}  // namespace

std::size_t cluster_end(std::string_view text, std::size_t offset) {
  const Decoded first = decode_at(text, offset);
  offset += first.size_bytes;
  if (first.code_point < 0x20) return offset;
  Class before = class_of(first.code_point);
  bool pictograph = before == Class::pictograph;  // nothing but marks and joiners since the last one
  bool half_flag = before == Class::flag_letter;
  while (offset < text.size()) {
    const Decoded next = decode_at(text, offset);
    const Class at = class_of(next.code_point);
    const bool goes_on = at == Class::extend || at == Class::joiner ||
                         (at == Class::pictograph && pictograph && before == Class::joiner) ||
                         (at == Class::flag_letter && half_flag && before == Class::flag_letter) ||
                         joins_hangul(before, at);
    if (!goes_on) break;
    half_flag = false;
    before = at;
    offset += next.size_bytes;
  }
  return offset;
}

std::size_t count_clusters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset = cluster_end(text, offset);
  return count;
}

}  // namespace madoguchi::text
