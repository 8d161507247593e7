// The words: the tables of assets/locale/ja/*.json, merged at build time and compiled in. A key that is not there shows
// itself, so that a gap is seen; a test fails for each key that is used and missing.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "form/value.h"

namespace madoguchi::ui {

class Locale {
 public:
  // The Japanese tables, parsed once. Their faults (not an object, a value that is no text, a key twice) are in
  // faults().
  static const Locale& japanese();

  // Flat JSON objects, later ones adding to earlier ones.
  static Locale create(std::span<const std::string_view> tables);

  bool has(std::string_view key) const;

  // The words of a key; the key itself where there are none. Valid as long as the locale (or the key).
  std::string_view text(std::string_view key) const;

  // With {name} replaced by the value of `name`; a placeholder that has no value stays as it is.
  using Parameters = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  std::string text(std::string_view key, Parameters parameters) const;
  // The same with an issue's parameters: texts and whole numbers of an object.
  std::string text(std::string_view key, const form::Value& parameters) const;

  // Every character of the tables once, for platforms that draw their glyphs ahead of the first frame.
  std::u32string characters() const;
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> texts_;
  std::vector<std::string> faults_;
};

// "1,234" for people.
std::string grouped(std::int64_t number);
// "9.5 KB", "12 MB": binary units with one digit below ten.
std::string file_size(std::uint64_t size_bytes);
// "2026年11月23日" from an ISO 8601 day; another shape comes back as it is.
std::string japan_day(std::string_view iso_day);
// "2026年11月23日 18時05分" in Japan (UTC+9, no summer time) from RFC 3339 in UTC; another shape comes back as it is.
std::string japan_time(std::string_view rfc3339);
// "10:32" in Japan, "11月22日 10:32" when `now` is another day; both RFC 3339 in UTC.
std::string japan_clock(std::string_view rfc3339, std::string_view now);

}  // namespace madoguchi::ui
