// Reads and writes dates. A typed date is folded once and then read by one small cursor, so that each accepted shape is
// visible below as a line of the grammar; what is left over makes it no date.
#include "text/date.h"

#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::text {
namespace {

constexpr std::size_t max_typed_bytes = 128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> real_date(int year, int month, int day) {
  if (year < 0 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  return Date{year, month, day};
}

// The digits as a number; only for what was checked to be a few ASCII digits.
int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// An era with the first day of it and of the one after (the imperial edicts and cabinet orders that changed them). 明治
// is taken from the day on which Japan took the Gregorian calendar, before which its dates are of another calendar.
struct Era {
  std::array<std::string_view, 5> spellings;
  int first_year;
  Date from;
  Date until;  // exclusive
};

constexpr std::array<Era, 5> eras = {{
    {{"明治", "㍾", "明", "M", "m"}, 1868, {1873, 1, 1}, {1912, 7, 30}},
    {{"大正", "㍽", "大", "T", "t"}, 1912, {1912, 7, 30}, {1926, 12, 25}},
    {{"昭和", "㍼", "昭", "S", "s"}, 1926, {1926, 12, 25}, {1989, 1, 8}},
    {{"平成", "㍻", "平", "H", "h"}, 1989, {1989, 1, 8}, {2019, 5, 1}},
    {{"令和", "㋿", "令", "R", "r"}, 2019, {2019, 5, 1}, {10000, 1, 1}},
}};

constexpr std::array<std::string_view, 10> kanji_digits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// A number as it was typed: its value, and how many places it had where it was written place by place.
struct Number {
  int value = 0;
  std::size_t digits = 0;  // 0 for 元 and for 五十五, which have no places
};

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  void skip_spaces() {
    while (!rest_.empty()) {
      const std::size_t size = decode_at(rest_, 0).size_bytes;
      if (!trim(rest_.substr(0, size)).empty()) return;
      rest_.remove_prefix(size);
    }
  }

  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::optional<Era> era() {
    for (const Era& era : eras) {
      for (const std::string_view spelling : era.spellings) {
        if (take(spelling)) return era;
      }
    }
    return std::nullopt;
  }

  // Up to eight digits, or a number of kanji.
  std::optional<Number> number() {
    std::size_t size = 0;
    while (size < rest_.size() && is_digit(rest_[size])) ++size;
    if (size > 8) return std::nullopt;
    if (size == 0) return kanji_number();
    const Number number{number_of(rest_.substr(0, size)), size};
    rest_.remove_prefix(size);
    return number;
  }

  // The mark between the parts: '-', '/', '.' or the given kanji as itself; '\0' where there is none.
  char separator() {
    for (const auto& [mark, as] : separators) {
      if (take(mark)) return as;
    }
    return '\0';
  }

 private:
  struct Mark {
    std::string_view text;
    char as;
  };
  static constexpr std::array<Mark, 6> separators = {
      {{"-", '-'}, {"/", '/'}, {"⁄", '/'}, {"∕", '/'}, {".", '.'}, {"・", '.'}}};

  std::optional<int> kanji_digit() {
    for (std::size_t digit = 0; digit < kanji_digits.size(); ++digit) {
      if (take(kanji_digits[digit])) return static_cast<int>(digit);
    }
    return std::nullopt;
  }

  // 一九八〇 place by place, or 五十五, 十, 二十: no date needs a hundred written so.
  std::optional<Number> kanji_number() {
    Number number;
    while (const std::optional<int> digit = kanji_digit()) {
      number.value = number.value * 10 + *digit;
      if (++number.digits > 4) return std::nullopt;
    }
    if (!take("十")) return number.digits > 0 ? std::optional(number) : std::nullopt;
    if (number.digits > 1 || (number.digits == 1 && number.value == 0)) return std::nullopt;
    const int tens = number.digits == 1 ? number.value : 1;
    const std::optional<int> ones = kanji_digit();
    if (ones && *ones == 0) return std::nullopt;
    return Number{tens * 10 + ones.value_or(0), 0};
  }

  std::string_view rest_;
};

// The year that was typed, of the era where there is one.
std::optional<int> year_of(const std::optional<Era>& era, const Number& number) {
  if (!era) return number.digits == 4 ? std::optional(number.value) : std::nullopt;
  if (number.value < 1 || number.digits > 2) return std::nullopt;
  return era->first_year + number.value - 1;
}

std::optional<Date> within(const std::optional<Era>& era, const std::optional<Date>& date) {
  if (!date || !era) return date;
  return *date >= era->from && *date < era->until ? date : std::nullopt;
}

// 19800401, S550401: the year is what stands before the last four digits.
std::optional<Date> compact_date(const std::optional<Era>& era, const Number& number) {
  if (number.digits != (era ? 6U : 8U)) return std::nullopt;
  const std::optional<int> year = year_of(era, Number{number.value / 10000, number.digits - 4});
  if (!year) return std::nullopt;
  return within(era, real_date(*year, number.value / 100 % 100, number.value % 100));
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (index != 4 && index != 7 && !is_digit(text[index])) return std::nullopt;
  }
  return real_date(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2)));
}

std::optional<Date> parse_typed_date(std::string_view text) {
  if (text.size() > max_typed_bytes) return std::nullopt;
  const std::string folded = fold_dashes(fold_width(text));
  Cursor cursor(folded);
  cursor.skip_spaces();
  const bool western = cursor.take("西暦");
  const std::optional<Era> era = western ? std::nullopt : cursor.era();
  if (era) cursor.take(".");  // S.55.4.1
  cursor.skip_spaces();

  const std::optional<Number> year_number = era && cursor.take("元") ? Number{1, 0} : cursor.number();
  if (!year_number) return std::nullopt;
  cursor.skip_spaces();
  if (cursor.at_end()) return compact_date(era, *year_number);

  const bool in_kanji = cursor.take("年");
  const char separator = in_kanji ? '\0' : cursor.separator();
  if (!in_kanji && separator == '\0') return std::nullopt;
  cursor.skip_spaces();
  const std::optional<Number> month = cursor.number();
  cursor.skip_spaces();
  if (!month || month->digits > 2) return std::nullopt;
  if (in_kanji ? !cursor.take("月") : cursor.separator() != separator) return std::nullopt;
  cursor.skip_spaces();
  const std::optional<Number> day = cursor.number();
  if (!day || day->digits > 2) return std::nullopt;
  cursor.skip_spaces();
  if (in_kanji) cursor.take("日");
  cursor.skip_spaces();
  if (!cursor.at_end()) return std::nullopt;

  const std::optional<int> year = year_of(era, *year_number);
  return year ? within(era, real_date(*year, month->value, day->value)) : std::nullopt;
}

std::string to_iso(const Date& date) {
  const auto padded = [](int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string to_japanese(const Date& date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

}  // namespace madoguchi::text
