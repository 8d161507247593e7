// Statements about the portal's search; see site_search_table.h. The kind stands in the index as a word, so that it
// finds one kind without looking at the others.
#include "server/store/site_search_table.h"

#include "server/store/search_text.h"

namespace madoguchi::server {

// Its id stands behind seven characters: the search joins notices by it.
std::string notice_subject(const std::string& id) { return "notice/" + id; }

void remove_search_entries(soci::session& sql, const std::string& subject) {
  sql << "DELETE FROM site_search WHERE rowid IN (SELECT number FROM search_entries WHERE subject = :subject)",
      soci::use(subject, "subject");
  sql << "DELETE FROM search_entries WHERE subject = :subject", soci::use(subject, "subject");
  sql << "DELETE FROM search_subjects WHERE subject = :subject", soci::use(subject, "subject");
}

void replace_search_entries(soci::session& sql, std::string_view kind, const std::string& subject,
                            const std::string& tag, const std::vector<SearchEntry>& entries) {
  remove_search_entries(sql, subject);
  sql << "INSERT INTO search_subjects (subject, tag) VALUES (:subject, :tag)", soci::use(subject, "subject"),
      soci::use(tag, "tag");
  const std::string kind_word(kind);
  SearchEntry entry;
  std::string title_words, words;
  soci::statement insert = (sql.prepare << "INSERT INTO search_entries (subject, path, title, text) VALUES (:subject, "
                                           ":path, :title, :text)",
                            soci::use(subject, "subject"), soci::use(entry.path, "path"),
                            soci::use(entry.title, "title"), soci::use(entry.text, "text"));
  soci::statement index = (sql.prepare << "INSERT INTO site_search (rowid, kind, title, words) VALUES "
                                          "(last_insert_rowid(), :kind, :title, :words)",
                           soci::use(kind_word, "kind"), soci::use(title_words, "title"), soci::use(words, "words"));
  for (const SearchEntry& each : entries) {
    entry = each;
    title_words = search_words({each.title});
    words = search_words({each.title, each.text});
    insert.execute(true);
    index.execute(true);
  }
}

void replace_notice_entry(soci::session& sql, const std::string& id, long long version, const std::string& title,
                          const std::string& body) {
  replace_search_entries(sql, "notices", notice_subject(id), std::to_string(version),
                         {{"/notices/" + id, title, body}});
}

std::map<std::string, std::string> search_tags(soci::session& sql, const std::string& beginning) {
  const std::string end = beginning + "\x7F";
  std::string subject, tag;
  soci::statement select =
      (sql.prepare << "SELECT subject, tag FROM search_subjects WHERE subject >= :begin AND subject < :end",
       soci::use(beginning, "begin"), soci::use(end, "end"), soci::into(subject), soci::into(tag));
  std::map<std::string, std::string> tags;
  select.execute();
  while (select.fetch()) tags.emplace(subject, tag);
  return tags;
}

std::vector<SearchEntry> find_search_entries(soci::session& sql, std::string_view kind, const std::string& expression,
                                             const std::string& day, int limit) {
  std::vector<SearchEntry> found;
  if (expression.empty()) return found;
  const std::string of_kind = "kind : " + std::string(kind) + " AND ";
  const std::string in_title = of_kind + "title : (" + expression + ")";
  const std::string elsewhere = of_kind + "words : (" + expression + ") NOT title : (" + expression + ")";
  for (const std::string& match : {in_title, elsewhere}) {
    const int room = limit - static_cast<int>(found.size());
    if (room <= 0) break;
    SearchEntry entry;
    soci::statement select =
        (sql.prepare << "SELECT e.path, e.title, e.text FROM site_search CROSS JOIN search_entries e ON e.number = "
                        "site_search.rowid LEFT JOIN notices n ON n.id = substr(e.subject, 8) "
                        "WHERE site_search MATCH :match AND (n.id IS NULL OR (n.state = 'published' AND n.valid_from "
                        "<= :day AND (n.valid_until IS NULL OR n.valid_until >= :day))) LIMIT :room",
         soci::use(match, "match"), soci::use(day, "day"), soci::use(room, "room"), soci::into(entry.path),
         soci::into(entry.title), soci::into(entry.text));
    select.execute();
    while (select.fetch()) found.push_back(entry);
  }
  return found;
}

}  // namespace madoguchi::server
