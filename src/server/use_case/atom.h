// An Atom feed (RFC 4287), written by libxml2.
#pragma once

#include <string>
#include <vector>

namespace madoguchi::server {

struct AtomEntry {
  std::string address;  // its id too
  std::string title;
  std::string updated;   // RFC 3339
  std::string category;  // in words
  std::string text;      // plain
};

struct AtomFeed {
  std::string address;  // of the page that has the same; its id too
  std::string title;
  std::string own_address;
  std::string author;
  std::vector<AtomEntry> entries;
};

// A feed without entries was updated in 1970: it has to say a time, and there is none.
std::string write_atom(const AtomFeed& feed);

}  // namespace madoguchi::server
