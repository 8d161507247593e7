// What the portal's search finds: articles by section, questions and notices, and the index over their words.
#pragma once

#include <soci/soci.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::server {

struct SearchEntry {
  std::string path;  // of the screen
  std::string title;
  std::string text;
};

// Takes out what `subject` had in the index and puts these in. `kind`: portal::search_kind_name. `tag` changes with
// the subject, so that one who comes later sees what is not as it was.
void replace_search_entries(soci::session& sql, std::string_view kind, const std::string& subject,
                            const std::string& tag, const std::vector<SearchEntry>& entries);
void replace_notice_entry(soci::session& sql, const std::string& id, long long version, const std::string& title,
                          const std::string& body);
std::string notice_subject(const std::string& id);
void remove_search_entries(soci::session& sql, const std::string& subject);
// By subject; those that begin so.
std::map<std::string, std::string> search_tags(soci::session& sql, const std::string& beginning);

// Of one kind, those with the words in their title first. `expression` is one of search_text.h. Of notices only those
// that stand on `day`.
std::vector<SearchEntry> find_search_entries(soci::session& sql, std::string_view kind, const std::string& expression,
                                             const std::string& day, int limit);

}  // namespace madoguchi::server
