// An application's life: its states, who may move it where (a table), and the number on its receipt.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/date.h"

namespace madoguchi::portal {

enum class ApplicationState { draft, received, in_review, returned, completed, rejected, withdrawn };
enum class Actor { applicant, reviewer };

std::string_view state_name(ApplicationState state);  // wire name: "received", "inReview", …
std::optional<ApplicationState> state_from_name(std::string_view name);

struct Move {
  ApplicationState from;
  ApplicationState to;
  Actor actor;
};

std::span<const Move> moves();
bool may_move(ApplicationState from, ApplicationState to, Actor actor);

// 受付番号: digits only, because it is read out on the phone: date (YYMMDD), number of the day, check digit (Luhn),
// shown in groups as "261123-0001-2". A day's numbers grow past four digits if they must.
std::string receipt_number(const text::Date& date, std::uint32_t number_of_the_day);
// Folds widths, spaces and dashes, checks the digit; gives the canonical form, or nothing.
std::optional<std::string> parse_receipt_number(std::string_view typed);

}  // namespace madoguchi::portal
