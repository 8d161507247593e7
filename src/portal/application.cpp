// States, moves and receipt numbers. What a move does besides (audit, mail) is the server's.
#include "portal/application.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/check_digit.h"
#include "text/fold.h"

namespace madoguchi::portal {

namespace {

constexpr std::array<std::pair<ApplicationState, std::string_view>, 7> state_names{{
    {ApplicationState::draft, "draft"},
    {ApplicationState::received, "received"},
    {ApplicationState::in_review, "inReview"},
    {ApplicationState::returned, "returned"},
    {ApplicationState::completed, "completed"},
    {ApplicationState::rejected, "rejected"},
    {ApplicationState::withdrawn, "withdrawn"},
}};

constexpr std::array<Move, 9> table{{
    {ApplicationState::draft, ApplicationState::received, Actor::applicant},     // sent
    {ApplicationState::draft, ApplicationState::completed, Actor::applicant},    // a report, which nobody reviews
    {ApplicationState::received, ApplicationState::in_review, Actor::reviewer},  // taken up
    {ApplicationState::received, ApplicationState::withdrawn, Actor::applicant},
    {ApplicationState::in_review, ApplicationState::returned, Actor::reviewer},  // flagged fields open again (B5)
    {ApplicationState::in_review, ApplicationState::completed, Actor::reviewer},
    {ApplicationState::in_review, ApplicationState::rejected, Actor::reviewer},
    {ApplicationState::returned, ApplicationState::received, Actor::applicant},  // sent again
    {ApplicationState::returned, ApplicationState::withdrawn, Actor::applicant},
}};

constexpr std::size_t date_digits = 6;
constexpr std::size_t max_number_digits = 10;  // of a 32-bit number
constexpr std::size_t max_typed_bytes = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string padded(std::uint32_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

// "2611230001" and its check digit, in groups.
std::string grouped(std::string_view digits) {
  std::string number(digits.substr(0, date_digits));
  number += '-';
  number += digits.substr(date_digits);
  number += '-';
  number += text::mod10_digit(digits);
  return number;
}

}  // namespace

std::string_view state_name(ApplicationState state) {
  for (const auto& [known, name] : state_names) {
    if (known == state) return name;
  }
  return {};
}

std::optional<ApplicationState> state_from_name(std::string_view name) {
  for (const auto& [state, known] : state_names) {
    if (known == name) return state;
  }
  return std::nullopt;
}

std::span<const Move> moves() { return table; }

bool may_move(ApplicationState from, ApplicationState to, Actor actor) {
  return std::any_of(table.begin(), table.end(),
                     [&](const Move& move) { return move.from == from && move.to == to && move.actor == actor; });
}

std::string receipt_number(const text::Date& date, std::uint32_t number_of_the_day) {
  const auto two = [](int number) { return padded(static_cast<std::uint32_t>(number % 100), 2); };
  return grouped(two(date.year) + two(date.month) + two(date.day) + padded(number_of_the_day, 4));
}

std::optional<std::string> parse_receipt_number(std::string_view typed) {
  if (typed.size() > max_typed_bytes) return std::nullopt;
  std::string digits = text::fold_dashes(text::remove_spaces(text::fold_width(typed)));
  std::erase(digits, '-');
  const bool fits = digits.size() >= date_digits + 4 + 1 && digits.size() <= date_digits + max_number_digits + 1;
  if (!fits || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  const char check_digit = digits.back();
  digits.pop_back();
  // A number longer than four digits was never written with a zero in front.
  if (digits.size() > date_digits + 4 && digits[date_digits] == '0') return std::nullopt;
  const std::string iso = "20" + digits.substr(0, 2) + "-" + digits.substr(2, 2) + "-" + digits.substr(4, 2);
  if (!text::parse_iso_date(iso) || text::mod10_digit(digits) != check_digit) return std::nullopt;
  return grouped(digits);
}

}  // namespace madoguchi::portal
