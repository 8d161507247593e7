// See site_search.h.
#include "server/use_case/site_search.h"

#include <array>
#include <utility>
#include <vector>

#include "server/store/application_table.h"
#include "server/store/notice_table.h"
#include "server/store/search_text.h"
#include "server/store/site_search_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/search_marks.h"
#include "server/use_case/words.h"

namespace madoguchi::server {
namespace {

using portal::ArticleBlock;
using portal::SearchKind;
using Kind = portal::ArticleBlockKind;

constexpr int max_hits = 10;  // of a kind
constexpr int max_own_applications = 1'000;
constexpr std::string_view articles = "article/";
constexpr std::string_view questions = "faq";  // the article whose sections are questions

// The kinds of application and what else the list of applications leads to, by the words of their cards.
struct FormEntry {
  std::string_view key, path;
};
constexpr std::array<FormEntry, 7> forms{{{"applications.use_start", "/applications/use-start"},
                                          {"applications.start_date", "/applications"},
                                          {"applications.subsidy", "/applications"},
                                          {"applications.subsidy_decision", "/applications"},
                                          {"applications.accounts", "/accounts"},
                                          {"applications.devices", "/applications"},
                                          {"applications.account_status", "/account-status"}}};

void append_words(std::string& text, const std::vector<portal::ArticleRun>& runs) {
  if (!text.empty()) text += ' ';
  text += portal::plain_text(runs);
}

void append_words(std::string& text, const ArticleBlock& block) {
  if (!block.runs.empty()) append_words(text, block.runs);
  for (const auto& item : block.items)
    for (const ArticleBlock& each : item) append_words(text, each);
  for (const auto& row : block.rows)
    for (const auto& cell : row) append_words(text, cell);
}

// One entry a section: what stands before the first heading, and under each one.
std::vector<SearchEntry> sections_of(const portal::Article& article) {
  const std::string path = "/articles/" + article.listing.id;
  const bool asks = article.listing.id == questions;
  std::vector<SearchEntry> sections{{path, article.listing.title, article.listing.summary}};
  for (const ArticleBlock& block : article.blocks) {
    if (block.kind != Kind::heading) {
      append_words(sections.back().text, block);
      continue;
    }
    const std::string words = portal::plain_text(block.runs);
    sections.push_back({path + "#" + block.anchor, asks ? words : article.listing.title + "：" + words, {}});
  }
  return sections;
}

SearchKind kind_of(const portal::Article& article) {
  return article.listing.id == questions ? SearchKind::questions : SearchKind::articles;
}

void add_group(portal::SearchAnswer& answer, SearchKind kind, std::vector<portal::SearchHit> hits) {
  if (!hits.empty()) answer.groups.push_back({kind, std::move(hits)});
}

bool holds(std::string_view text, const std::vector<std::string>& parts) {
  const std::string folded = search_folded(text);
  for (const std::string& part : parts)
    if (folded.find(part) == std::string::npos) return false;
  return true;
}

std::vector<portal::SearchHit> own_applications(Context& context, const Caller& caller, std::string_view typed) {
  std::vector<portal::SearchHit> hits;
  const auto parts = search_parts(typed);
  for (const ApplicationRow& row :
       list_application_rows(context.store.sql(), caller.facility_id, max_own_applications)) {
    if (hits.size() == max_hits) break;
    if (holds(row.receipt_number, parts))
      hits.push_back({"/my-list/applications/" + row.id, mark_words(row.receipt_number, typed), {}});
  }
  return hits;
}

std::vector<portal::SearchHit> forms_by_name(const Context& context, std::string_view typed) {
  const Words& words = words_of(context);
  const auto parts = search_parts(typed);
  std::vector<portal::SearchHit> hits;
  for (const FormEntry& form : forms) {
    const std::string name = words.text(form.key);
    if (holds(name, parts))
      hits.push_back({std::string(form.path), mark_words(name, typed),
                      mark_words(words.text(std::string(form.key) + ".text"), typed)});
  }
  return hits;
}

std::vector<portal::SearchHit> indexed(Context& context, SearchKind kind, std::string_view typed) {
  std::vector<portal::SearchHit> hits;
  for (const SearchEntry& entry :
       find_search_entries(context.store.sql(), portal::search_kind_name(kind), search_expression(typed),
                           text::to_iso(tokyo_date(context.now_ms())), max_hits))
    hits.push_back({entry.path, mark_words(entry.title, typed), excerpt(entry.text, typed)});
  return hits;
}

}  // namespace

void index_articles(Context& context) {
  const auto shelf = articles_of(context);
  if (context.settings.articles->is_indexed(shelf->edition)) return;
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto tags = search_tags(sql, std::string(articles));
  for (const auto& [id, stored] : shelf->articles) {
    if (stored->article.audience != portal::ArticleAudience::everyone) continue;
    const std::string subject = std::string(articles) + id;
    const auto known = tags.find(subject);
    const bool same = known != tags.end() && known->second == stored->tag;
    if (known != tags.end()) tags.erase(known);
    if (!same)
      replace_search_entries(sql, portal::search_kind_name(kind_of(stored->article)), subject, stored->tag,
                             sections_of(stored->article));
  }
  for (const auto& [subject, tag] : tags) remove_search_entries(sql, subject);  // those that are gone
  transaction.commit();
  context.settings.articles->mark_indexed(shelf->edition);
}

void index_notice(Context& context, const NoticeRow& notice) {
  replace_notice_entry(context.store.sql(), notice.id, notice.version, notice.title, notice.body);
}

void forget_indexed_notice(Context& context, const std::string& id) {
  remove_search_entries(context.store.sql(), notice_subject(id));
}

portal::SearchAnswer search_site(Context& context, const std::optional<Caller>& caller, std::string_view typed) {
  portal::SearchAnswer answer;
  if (search_parts(typed).empty()) return answer;
  index_articles(context);
  if (caller && !caller->facility_id.empty())
    add_group(answer, SearchKind::own, own_applications(context, *caller, typed));
  add_group(answer, SearchKind::forms, forms_by_name(context, typed));
  for (const SearchKind kind : {SearchKind::articles, SearchKind::questions, SearchKind::notices})
    add_group(answer, kind, indexed(context, kind, typed));
  return answer;
}

}  // namespace madoguchi::server
