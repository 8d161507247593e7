// The wire message of the portal's search: what was found, by kind, with the words that were looked for marked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portal/wire.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_search_bytes = 400;  // of what is typed

// own: the asker's own applications by 受付番号; forms: kinds of application by name.
enum class SearchKind { own, forms, articles, questions, notices };
std::string_view search_kind_name(SearchKind kind);

struct SearchRun {
  std::string text;
  bool marked = false;  // these words were looked for
};

struct SearchHit {
  std::string path;  // the screen that has it
  std::vector<SearchRun> title;
  std::vector<SearchRun> excerpt;  // may be empty
};

struct SearchGroup {
  SearchKind kind = SearchKind::articles;
  std::vector<SearchHit> hits;  // not empty
};

// GET /search?q=
struct SearchAnswer {
  std::vector<SearchGroup> groups;  // in the order of SearchKind
};

Result<SearchAnswer, WireFault> read_search_answer(std::string_view json);
std::string write(const SearchAnswer& message);

}  // namespace madoguchi::portal
