// What the review desk's queue is filtered, searched and sorted by: as it stands in the address, so that the back
// button, a reload and a link that was passed on show the same. What is typed into the address bar is hostile until it
// has passed here: each part is bounded and known, or it is left out.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace madoguchi::client {

inline constexpr std::string_view all_states = "all";

struct ReviewQuery {
  std::string state;          // portal::state_name or all_states; empty: those that were received
  std::string facility_type;  // portal::facility_type_name; empty: any
  std::string method;         // of review_methods; empty: any
  std::string prefecture;     // its name; empty: any
  std::string age;            // of review_ages: received at least so many days ago; empty: any
  std::string sort;           // of review_sorts; empty: the oldest receipt first
  std::string search;         // as typed

  friend bool operator==(const ReviewQuery&, const ReviewQuery&) = default;
};

// 施設の確認方法, as the form's answers have it.
inline constexpr std::array<std::string_view, 2> review_methods{"master", "documents"};
inline constexpr std::array<std::string_view, 4> review_ages{"3", "7", "14", "30"};
inline constexpr std::array<std::string_view, 3> review_sorts{"-received", "changed", "-changed"};

inline constexpr std::size_t max_review_search = 100;  // UTF-16 code units; the server takes 400 bytes

// From an address's query, without the '?'.
ReviewQuery parse_review_query(std::string_view query);
// For the address, in one spelling; empty where nothing is asked for.
std::string to_address(const ReviewQuery& query);
// For the server. `today`: ISO 8601, in Tokyo.
std::string to_request(const ReviewQuery& query, std::string_view today);

}  // namespace madoguchi::client
