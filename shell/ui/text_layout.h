// Japanese text in lines: breaking with kinsoku (JIS X 4051: no closing mark at a line's start, no opening one at its
// end), words of Latin letters and digits kept together, and, where there is a choice, a break at the border of a
// phrase. Laid out texts are kept, because a page's words hardly change from frame to frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/fonts.h"
#include "ui/theme.h"

namespace madoguchi::ui {

struct TextLine {
  std::size_t begin = 0, end = 0;  // bytes of TextLines::text
  float width = 0;                 // without the spaces at its end
};

struct TextLines {
  std::string text;             // with a space for each '\n', so that the lines joined are the text
  std::vector<TextLine> lines;  // at least one
  TextMetrics metrics{};
  float width = 0;  // of the widest line
  float height() const { return static_cast<float>(lines.size()) * metrics.line_height; }
  std::string_view line(std::size_t index) const {
    return std::string_view(text).substr(lines[index].begin, lines[index].end - lines[index].begin);
  }
};

// Where a break may stand in a text, and how good it is; independent of fonts. Byte offsets, ascending; the end is not
// among them. Forced breaks ('\n') stand after the '\n'.
// word_part: inside an address or a number, only where the whole does not fit on a line of its own.
enum class BreakKind : std::uint8_t { word_part, allowed, phrase, forced };
struct Break {
  std::size_t offset = 0;
  BreakKind kind = BreakKind::allowed;
};
std::vector<Break> find_breaks(std::string_view text);

class TextLayouts {
 public:
  explicit TextLayouts(Fonts fonts) : fonts_(fonts) {}
  void set_fonts(Fonts fonts);

  // Valid until the next begin_frame().
  const TextLines& lay_out(std::string_view text, const TextMetrics& metrics, float max_width);
  float width(std::string_view text, const TextMetrics& metrics);
  // Before ImGui's NewFrame. Forgets what has not been asked for in a while.
  void begin_frame(float density);

 private:
  struct Entry {
    TextLines lines;
    float max_width = 0;
    std::uint32_t last_used = 0;
    std::string source;
  };
  void start_clusters_anew();

  Fonts fonts_;
  float density_ = 1;
  std::uint32_t frame_ = 0;
  std::unordered_multimap<std::uint64_t, Entry> entries_;
};

}  // namespace madoguchi::ui
