// See review_query.h.
#include "client/review_query.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "client/query_text.h"
#include "portal/application.h"
#include "portal/wire.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/percent.h"
#include "text/utf8.h"

namespace madoguchi::client {
namespace {

constexpr std::size_t max_prefecture_bytes = 30;
constexpr std::size_t max_search_bytes = 400;

template <std::size_t count>
std::string known(const std::array<std::string_view, count>& names, std::string text) {
  return std::find(names.begin(), names.end(), text) == names.end() ? std::string() : text;
}

// A text that may be shown and sent on; nothing for any other.
std::string shown(const std::string& text, std::size_t most_bytes) {
  const bool control = std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
  if (text.size() > most_bytes || control || !text::is_utf8(text)) return {};
  return std::string(text::trim(text));
}

std::string state_of(std::string text) {
  const auto state = portal::state_from_name(text);
  const bool has_come = state && *state != portal::ApplicationState::draft;
  const bool usual = state == portal::ApplicationState::received;
  return (has_come && !usual) || text == all_states ? text : std::string();
}

// The last day of receipt of what has waited for so many days; empty for any.
std::string last_day(const std::string& age, std::string_view today) {
  int days = 0;
  std::from_chars(age.data(), age.data() + age.size(), days);
  const auto day = text::parse_iso_date(today);
  if (days == 0 || !day) return {};
  const std::chrono::year_month_day from{std::chrono::year(day->year),
                                         std::chrono::month(static_cast<unsigned>(day->month)),
                                         std::chrono::day(static_cast<unsigned>(day->day))};
  const std::chrono::year_month_day last{std::chrono::sys_days(from) - std::chrono::days(days)};
  return text::to_iso({static_cast<int>(last.year()), static_cast<int>(static_cast<unsigned>(last.month())),
                       static_cast<int>(static_cast<unsigned>(last.day()))});
}

}  // namespace

ReviewQuery parse_review_query(std::string_view query) {
  // A form of a page writes a space as '+'.
  const auto value = [&](std::string_view name) {
    std::string escaped(query_value(query, name));
    std::replace(escaped.begin(), escaped.end(), '+', ' ');
    return text::percent_decode(escaped);
  };
  ReviewQuery read;
  read.state = state_of(value("state"));
  if (const std::string type = value("type"); portal::facility_type_from_name(type)) read.facility_type = type;
  read.method = known(review_methods, value("method"));
  read.prefecture = shown(value("prefecture"), max_prefecture_bytes);
  read.age = known(review_ages, value("age"));
  read.sort = known(review_sorts, value("sort"));
  read.search = shown(value("q"), max_search_bytes);
  return read;
}

std::string to_address(const ReviewQuery& query) {
  std::string address;
  add_pair(address, "state", query.state);
  add_pair(address, "type", query.facility_type);
  add_pair(address, "method", query.method);
  add_pair(address, "prefecture", query.prefecture);
  add_pair(address, "age", query.age);
  add_pair(address, "sort", query.sort);
  add_pair(address, "q", text::trim(query.search));
  return address;
}

std::string to_request(const ReviewQuery& query, std::string_view today) {
  std::string request;
  if (query.state != all_states)
    add_pair(request, "state",
             query.state.empty() ? portal::state_name(portal::ApplicationState::received) : query.state);
  add_pair(request, "facilityType", query.facility_type);
  add_pair(request, "method", query.method);
  add_pair(request, "prefecture", query.prefecture);
  add_pair(request, "to", last_day(query.age, today));
  add_pair(request, "sort", query.sort);
  add_pair(request, "q", text::trim(query.search));
  return request;
}

}  // namespace madoguchi::client
