// Filling lines: as much as fits, then a step back to the border of a phrase if one is near.
#include "ui/text_layout.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "text/clusters.h"
#include "ui/cluster_glyphs.h"
#include "ui/glyph_run.h"

namespace madoguchi::ui {
namespace {

// A line may give up this much of its width for a better break.
constexpr float phrase_reach = 0.35F;
constexpr std::size_t widow_glyphs = 3;
constexpr std::uint32_t kept_frames = 240;
constexpr float tolerance = 0.01F;

struct Glyph {
  std::size_t offset;
  float advance;
  bool space;
};

std::vector<Glyph> measure_glyphs(const Fonts& fonts, const TextMetrics& metrics, std::string_view text) {
  ImFontBaked* baked = font_of(fonts, metrics).GetFontBaked(metrics.size);
  const float scale = metrics.size / baked->Size;
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size() / 2 + 1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text::cluster_end(text, at);
    const std::string_view cluster = text.substr(at, end - at);
    const bool line_end = cluster == "\n";
    const float advance = line_end ? 0.0F : baked->GetCharAdvance(static_cast<ImWchar>(glyph_of(fonts, cluster)));
    glyphs.push_back({at, advance * scale, line_end || cluster == " " || cluster == "\u3000"});
    at = end;
  }
  return glyphs;
}

// Breaks one text. Works on glyph indices; `breaks` are those of find_breaks, ascending.
class LineFiller {
 public:
  LineFiller(std::string_view text, std::vector<Glyph> glyphs, const std::vector<Break>& breaks, float max_width)
      : text_(text), glyphs_(std::move(glyphs)), max_width_(max_width) {
    kinds_.assign(glyphs_.size() + 1, 0);
    std::size_t glyph = 0;
    for (const Break& place : breaks) {
      while (glyphs_[glyph].offset < place.offset) ++glyph;
      kinds_[glyph] = static_cast<std::uint8_t>(1 + static_cast<int>(place.kind));
    }
  }

  std::vector<TextLine> fill() const {
    std::vector<std::size_t> ends;
    for (std::size_t begin = 0; begin < glyphs_.size(); begin = ends.back()) ends.push_back(next_line_end(begin));
    if (ends.empty()) ends.push_back(0);
    lengthen_last_line(ends);
    std::vector<TextLine> lines;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      lines.push_back({offset(begin), offset(end), visible_width(begin, end)});
      begin = end;
    }
    return lines;
  }

 private:
  static constexpr std::uint8_t word_part = 1 + static_cast<int>(BreakKind::word_part);
  static constexpr std::uint8_t phrase = 1 + static_cast<int>(BreakKind::phrase);
  static constexpr std::uint8_t forced = 1 + static_cast<int>(BreakKind::forced);

  std::size_t offset(std::size_t glyph) const { return glyph < glyphs_.size() ? glyphs_[glyph].offset : text_.size(); }

  float visible_width(std::size_t begin, std::size_t end) const {
    while (end > begin && glyphs_[end - 1].space) --end;
    float width = 0;
    for (std::size_t i = begin; i < end; ++i) width += glyphs_[i].advance;
    return width;
  }

  // One or two characters alone on the last line (「さ／い。」) take a phrase of the line before with them.
  void lengthen_last_line(std::vector<std::size_t>& ends) const {
    if (ends.size() < 2) return;
    std::size_t& last_begin = ends[ends.size() - 2];
    const std::size_t line_begin = ends.size() > 2 ? ends[ends.size() - 3] : 0;
    if (kinds_[last_begin] == forced || ends.back() - last_begin > widow_glyphs) return;
    for (std::size_t i = last_begin; i > line_begin + widow_glyphs; --i) {
      if (kinds_[i] != phrase || visible_width(i, ends.back()) > max_width_) continue;
      last_begin = i;
      return;
    }
  }

  std::size_t next_line_end(std::size_t begin) const {
    float width = 0;
    std::size_t last_part = begin;
    std::size_t last_break = begin;
    std::size_t last_phrase = begin;
    float phrase_width = 0;
    for (std::size_t i = begin; i < glyphs_.size(); ++i) {
      if (i > begin && kinds_[i] == word_part) {
        last_part = i;
      } else if (i > begin && kinds_[i] != 0) {
        if (kinds_[i] == forced) return i;
        last_break = i;
        if (kinds_[i] == phrase) {
          last_phrase = i;
          phrase_width = width;
        }
      }
      // Spaces may hang over the edge.
      if (!glyphs_[i].space && width + glyphs_[i].advance > max_width_ + tolerance) {
        if (last_phrase > begin && phrase_width >= max_width_ * (1 - phrase_reach)) return last_phrase;
        if (last_break > begin) return last_break;
        if (last_part > begin) return last_part;
        return std::max(i, begin + 1);  // a word wider than the line is cut
      }
      width += glyphs_[i].advance;
    }
    return glyphs_.size();
  }

  std::string_view text_;
  std::vector<Glyph> glyphs_;
  std::vector<std::uint8_t> kinds_;
  float max_width_;
};

std::uint64_t key_of(std::string_view text, const TextMetrics& metrics) {
  const auto style = static_cast<std::uint64_t>(metrics.size * 2) * 2 + (metrics.bold ? 1 : 0);
  return std::hash<std::string_view>{}(text)*0x9E3779B97F4A7C15ULL + style;
}

}  // namespace

void TextLayouts::set_fonts(Fonts fonts) {
  fonts_ = fonts;
  entries_.clear();
}

void TextLayouts::begin_frame(float density) {
  // Advances depend on the density where faces are hinted, and on the numbers of clusters always.
  if (std::exchange(density_, density) != density) entries_.clear();
  if (fonts_.clusters != nullptr && fonts_.clusters->full()) start_clusters_anew();
  ++frame_;
  if (frame_ % kept_frames != 0) return;
  for (auto it = entries_.begin(); it != entries_.end();) {
    it = frame_ - it->second.last_used > kept_frames ? entries_.erase(it) : std::next(it);
  }
}

void TextLayouts::start_clusters_anew() {
  fonts_.clusters->clear();
  for (ImFont* font : {fonts_.regular, fonts_.bold}) ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
  entries_.clear();
}

const TextLines& TextLayouts::lay_out(std::string_view text, const TextMetrics& metrics, float max_width) {
  const std::uint64_t key = key_of(text, metrics);
  const auto [first, last] = entries_.equal_range(key);
  for (auto it = first; it != last; ++it) {
    Entry& entry = it->second;
    if (entry.max_width == max_width && entry.source == text &&
        entry.lines.metrics.line_height == metrics.line_height) {
      entry.last_used = frame_;
      return entry.lines;
    }
  }
  Entry entry;
  entry.max_width = max_width;
  entry.last_used = frame_;
  entry.source = text;
  entry.lines.metrics = metrics;
  entry.lines.text = text;
  entry.lines.lines = LineFiller(text, measure_glyphs(fonts_, metrics, text), find_breaks(text), max_width).fill();
  std::replace(entry.lines.text.begin(), entry.lines.text.end(), '\n', ' ');
  for (const TextLine& line : entry.lines.lines) entry.lines.width = std::max(entry.lines.width, line.width);
  return entries_.emplace(key, std::move(entry))->second.lines;
}

float TextLayouts::width(std::string_view text, const TextMetrics& metrics) {
  constexpr float unlimited = 1e9F;
  return lay_out(text, metrics, unlimited).width;
}

}  // namespace madoguchi::ui
