// Finds font files and makes a face's size its em, as it is on the web. ImGui's own rasteriser takes the size for
// ascent plus descent, which are one and the same in BIZ UDPGothic but not in other faces; those are scaled by what
// their tables say.
#include "platform/desktop/fonts.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include "imgui.h"

namespace madoguchi::platform::desktop {
namespace {

struct FontFile {
  std::string path;
  int index = 0;  // within a collection (.ttc)
};

constexpr float reference_size = 16;

std::optional<FontFile> find_with_fontconfig(bool bold) {
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> wanted(FcPatternCreate(), FcPatternDestroy);
  for (const char* family : {"BIZ UDPGothic", "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "sans-serif"}) {
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  }
  FcPatternAddString(wanted.get(), FC_LANG, reinterpret_cast<const FcChar8*>("ja"));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> found(FcFontMatch(nullptr, wanted.get(), &result),
                                                                      FcPatternDestroy);
  FcChar8* path = nullptr;
  if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FontFile file{.path = reinterpret_cast<const char*>(path), .index = 0};
  FcPatternGetInteger(found.get(), FC_INDEX, 0, &file.index);
  file.index &= 0xFFFF;  // the upper half names an instance of a variable font
  return file;
}

// Big-endian numbers of a font's tables (OpenType specification, "hhea" and "head").
class TableReader {
 public:
  explicit TableReader(const std::string& path) : stream_(path, std::ios::binary) {}

  std::uint32_t number(std::uint64_t offset, int bytes) {
    std::array<char, 4> raw{};
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(raw.data(), bytes);
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8U | static_cast<unsigned char>(raw[static_cast<std::size_t>(i)]);
    return value;
  }

  std::optional<std::uint64_t> table(int index, std::uint32_t tag) {
    constexpr std::uint32_t collection = 0x74746366;  // "ttcf"
    const std::uint64_t start = number(0, 4) == collection ? number(12 + 4 * static_cast<std::uint64_t>(index), 4) : 0;
    const std::uint32_t count = number(start + 4, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint64_t record = start + 12 + 16 * std::uint64_t{i};
      if (number(record, 4) == tag) return number(record + 8, 4);
    }
    return std::nullopt;
  }

 private:
  std::ifstream stream_;
};

struct Extent {
  float ascent = 0, descent = 0;  // of the em, both positive
};

Extent read_extent(const FontFile& file) {
  TableReader reader(file.path);
  const auto head = reader.table(file.index, 0x68656164);
  const auto hhea = reader.table(file.index, 0x68686561);
  if (!head || !hhea) return {.ascent = 0.88F, .descent = 0.12F};
  const auto units = static_cast<float>(reader.number(*head + 18, 2));
  const auto ascent = static_cast<std::int16_t>(reader.number(*hhea + 4, 2));
  const auto descent = static_cast<std::int16_t>(reader.number(*hhea + 6, 2));
  if (units <= 0) return {.ascent = 0.88F, .descent = 0.12F};
  return {.ascent = static_cast<float>(ascent) / units, .descent = static_cast<float>(-descent) / units};
}

ImFont* add(const FontFile& file, ImFontConfig config) {
  config.FontNo = static_cast<ImU32>(file.index);
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.path.c_str(), config.SizePixels, &config);
}

// Stands behind the face added last.
void add_behind(const FontFile& file) {
  const Extent extent = read_extent(file);
  ImFontConfig config;
  config.MergeMode = true;
  config.SizePixels = reference_size * (extent.ascent + extent.descent);
  add(file, config);
}

ImFont* add_face(const FontFile& file) {
  const Extent extent = read_extent(file);
  const float height = extent.ascent + extent.descent;
  ImFontConfig config;
  config.SizePixels = reference_size;
  if (std::abs(height - 1) < 0.01F) return add(file, config);

  // The first source of a face gives its line and cannot be scaled; the second, merged one can. So the first gives no
  // glyphs.
  static const std::array<ImWchar, 3> everything = {1, 0x10FFFF, 0};
  config.GlyphExcludeRanges = everything.data();
  ImFont* face = add(file, config);
  ImFontConfig glyphs;
  glyphs.MergeMode = true;
  glyphs.SizePixels = reference_size * height;
  // As CSS places a line's baseline in a box as high as the em.
  glyphs.GlyphOffset.y = reference_size * (0.5F + (extent.ascent - extent.descent) / 2 - extent.ascent / height);
  add(file, glyphs);
  return face;
}

std::optional<FontFile> existing(const std::string& path) {
  if (path.empty() || !std::filesystem::exists(path)) return std::nullopt;
  return FontFile{.path = path, .index = 0};
}

ImFont* add_weight(const std::string& given, const char* built_in, bool bold) {
  const std::optional<FontFile> system = find_with_fontconfig(bold);
  std::optional<FontFile> first = existing(given);
  if (!first) first = existing(std::string(MADOGUCHI_DESKTOP_FONTS) + built_in);
  if (!first) return system ? add_face(*system) : nullptr;
  ImFont* face = add_face(*first);
  if (face != nullptr && system && system->path != first->path) add_behind(*system);
  return face;
}

}  // namespace

ui::Fonts add_fonts(const std::string& regular_file, const std::string& bold_file) {
  ui::Fonts fonts;
  fonts.regular = add_weight(regular_file, "/400Regular/BIZUDPGothic_400Regular.ttf", false);
  fonts.bold = add_weight(bold_file, "/700Bold/BIZUDPGothic_700Bold.ttf", true);
  if (fonts.bold == nullptr) fonts.bold = fonts.regular;
  return fonts;
}

}  // namespace madoguchi::platform::desktop
