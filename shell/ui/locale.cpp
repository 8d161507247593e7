// Reading the embedded tables and filling in their placeholders. The list of tables is made by CMake from the files
// that are there (CMakeLists.txt of this folder).
#include "ui/locale.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "text/date.h"
#include "text/utf8.h"

namespace madoguchi::ui {

std::span<const std::string_view> japanese_tables();  // generated

namespace {

// Copies `pattern` with each {name} replaced by what `value_of` says; a name without a value stays.
template <class ValueOf>
std::string fill_in(std::string_view pattern, const ValueOf& value_of) {
  std::string out;
  out.reserve(pattern.size() + 32);
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(pattern.substr(at, open - at));
    const auto value = value_of(pattern.substr(open + 1, close - open - 1));
    if (value) {
      out.append(*value);
    } else {
      out.append(pattern.substr(open, close - open + 1));
    }
    at = close + 1;
  }
  out.append(pattern.substr(at));
  return out;
}

}  // namespace

const Locale& Locale::japanese() {
  static const Locale locale = create(japanese_tables());
  return locale;
}

Locale Locale::create(std::span<const std::string_view> tables) {
  Locale locale;
  for (const std::string_view table : tables) {
    const nlohmann::json json = nlohmann::json::parse(table.begin(), table.end(), nullptr, false);
    if (!json.is_object()) {
      locale.faults_.emplace_back("A table is not a JSON object");
      continue;
    }
    for (const auto& [key, value] : json.items()) {
      if (!value.is_string()) {
        locale.faults_.push_back("Not a text: " + key);
      } else if (!locale.texts_.emplace(key, value.get_ref<const std::string&>()).second) {
        locale.faults_.push_back("Twice: " + key);
      }
    }
  }
  return locale;
}

bool Locale::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

std::string_view Locale::text(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Locale::text(std::string_view key, Parameters parameters) const {
  return fill_in(text(key), [&](std::string_view name) -> std::optional<std::string_view> {
    for (const auto& [parameter, value] : parameters) {
      if (parameter == name) return value;
    }
    return std::nullopt;
  });
}

std::string Locale::text(std::string_view key, const form::Value& parameters) const {
  return fill_in(text(key), [&](std::string_view name) -> std::optional<std::string> {
    const form::Value* value = parameters.find(name);
    if (value == nullptr) return std::nullopt;
    if (const std::string* text = value->as_string()) {
      const auto date = text::parse_iso_date(*text);
      return date ? text::to_japanese(*date) : *text;
    }
    if (const std::int64_t* integer = value->as_integer()) {
      // Bytes are for machines; people read megabytes.
      const bool bytes = name.size() > 5 && name.substr(name.size() - 5) == "Bytes";
      return bytes && *integer >= 0 ? file_size(static_cast<std::uint64_t>(*integer)) : grouped(*integer);
    }
    return std::nullopt;
  });
}

std::u32string Locale::characters() const {
  std::set<char32_t> seen;
  for (const auto& [key, text] : texts_) {
    for (std::size_t at = 0; at < text.size();) {
      const text::Decoded decoded = text::decode_at(text, at);
      if (decoded.code_point > U' ') seen.insert(decoded.code_point);
      at += decoded.size_bytes;
    }
  }
  return std::u32string(seen.begin(), seen.end());
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string file_size(std::uint64_t size_bytes) {
  static constexpr std::array<std::string_view, 3> units = {"KB", "MB", "GB"};
  if (size_bytes < 1024) return std::to_string(size_bytes) + " B";
  std::uint64_t tenths = size_bytes * 10 / 1024;
  std::size_t unit = 0;
  while (tenths >= 10240 && unit + 1 < units.size()) {
    tenths /= 1024;
    ++unit;
  }
  std::string out = std::to_string(tenths / 10);
  if (tenths < 100 && tenths % 10 != 0) out += "." + std::to_string(tenths % 10);
  out += ' ';
  out += units[unit];
  return out;
}

namespace {

struct JapanMoment {
  text::Date date;
  int hour = 0;
  std::string minute;
};

std::optional<JapanMoment> in_japan(std::string_view rfc3339) {
  constexpr std::size_t date_size = 10;
  constexpr std::size_t minutes_end = 16;  // "2026-11-23T09:05"
  const auto date = text::parse_iso_date(rfc3339.substr(0, std::min(date_size, rfc3339.size())));
  const auto digit = [&](std::size_t at) { return rfc3339[at] - '0'; };
  if (!date || rfc3339.size() < minutes_end + 1 || rfc3339.back() != 'Z') return std::nullopt;
  int hour = digit(11) * 10 + digit(12) + 9;
  std::chrono::sys_days day = std::chrono::year{date->year} / date->month / date->day;
  if (hour >= 24) {
    hour -= 24;
    day += std::chrono::days{1};
  }
  const std::chrono::year_month_day local{day};
  const text::Date japan{static_cast<int>(local.year()), static_cast<int>(static_cast<unsigned>(local.month())),
                         static_cast<int>(static_cast<unsigned>(local.day()))};
  return JapanMoment{japan, hour, std::string(rfc3339.substr(14, 2))};
}

}  // namespace

std::string japan_day(std::string_view iso_day) {
  const auto date = text::parse_iso_date(iso_day);
  return date ? text::to_japanese(*date) : std::string(iso_day);
}

std::string japan_time(std::string_view rfc3339) {
  const auto moment = in_japan(rfc3339);
  if (!moment) return std::string(rfc3339);
  return text::to_japanese(moment->date) + " " + std::to_string(moment->hour) + "時" + moment->minute + "分";
}

std::string japan_clock(std::string_view rfc3339, std::string_view now) {
  const auto moment = in_japan(rfc3339);
  if (!moment) return std::string(rfc3339);
  const std::string time = std::to_string(moment->hour) + ":" + moment->minute;
  const auto today = in_japan(now);
  if (today && text::to_iso(today->date) == text::to_iso(moment->date)) return time;
  return std::to_string(moment->date.month) + "月" + std::to_string(moment->date.day) + "日 " + time;
}

}  // namespace madoguchi::ui
