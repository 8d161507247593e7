// Glyph numbers for what is drawn as one picture but is no single code point of the basic plane: letters with combining
// marks, kanji with variation selectors, emoji sequences, rare kanji. ImGui's fonts know glyphs by code point, so each
// such cluster gets one that no text can hold: a surrogate. (Fonts keep tables up to their highest code point; numbers
// this low also spare the megabytes that plane 2 and the variation selectors would take.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace madoguchi::ui {

class ClusterGlyphs {
 public:
  // The cluster's number, the same each time; none when all are taken: full() then stays set until clear().
  std::optional<char32_t> number_of(std::string_view cluster);
  // The cluster of a number; empty for what is no number of ours.
  std::string_view text_of(char32_t number) const;
  bool full() const { return full_; }
  // Forgets all numbers. What was drawn or measured with them has to be made anew.
  void clear();

 private:
  std::unordered_map<std::string, char32_t> numbers_;
  std::vector<const std::string*> texts_;  // the keys of numbers_, which do not move
  bool full_ = false;
};

}  // namespace madoguchi::ui
