// 検索 over the portal: what is typed is looked for a moment after the last key, an answer that is no longer asked for
// is dropped, and what is shown stands in the address.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/search_messages.h"

namespace madoguchi::client {

inline constexpr std::size_t max_site_search = 100;  // UTF-16 code units; the server takes 400 bytes

// What is looked for, from an address's query without the '?'; and back: empty where nothing is.
std::string site_search_of(std::string_view query);
std::string site_search_query(std::string_view typed);

class SiteSearch {
 public:
  // `go`: the query of the address that stands for what is looked for now.
  SiteSearch(Ports& ports, std::function<void()> changed, std::function<void(const std::string& query)> go);
  ~SiteSearch();
  SiteSearch(const SiteSearch&) = delete;
  SiteSearch& operator=(const SiteSearch&) = delete;

  void open(std::string_view query);  // of the address
  void set_text(std::string_view typed);
  void search();  // at once; once more where it failed
  void forget();  // another person finds others

  const std::string& typed() const;
  // What was found for `shown`; nothing yet where nothing was looked for. It stands until the next answer has come.
  const std::optional<portal::SearchAnswer>& answer() const;
  const std::string& shown() const;
  LoadState load_state() const;  // of the last question

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
